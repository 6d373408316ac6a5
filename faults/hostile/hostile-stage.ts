import { signIn } from "../../benchmarks/sign-in";
import type { Visitor } from "../../benchmarks/visitor";
import { sourceFiles } from "../../scripts/source-files";
import { RealStage } from "../real/real-stage";
import { type FoundForm, formsOf, linksOf } from "./found-forms";
import { listActions, type ServerAction } from "./list-actions";
import { RawSender } from "./send-raw";

/** An agent, a lead and an administrator: between them they may do whatever a form can ask for. */
const places = [0, 2, 3];
const auditorsPlace = 5;
const chargesInUse = 10;
const pagesMax = 60;

/** Somebody who is signed in, with every form that their pages show. */
export type Insider = {
  readonly visitor: Visitor;
  readonly cookie: string;
  readonly forms: readonly FoundForm[];
};

/** The installed product with people signed in, and all that is needed to send it whatever one likes. */
export type HostileStage = {
  readonly stage: RealStage;
  readonly actions: readonly ServerAction[];
  readonly charges: readonly string[];
  readonly sender: RawSender;
  readonly insiders: readonly Visitor[];
  readonly auditor: Visitor;
  readonly secret: string;
  readonly close: () => Promise<void>;
};

export async function openHostileStage(): Promise<HostileStage> {
  const stage = await RealStage.open();
  stage.startServer();
  await stage.untilReady();
  await stage.steer("POST webhooks", { url: "" });
  const sender = new RawSender(stage.appUrl);
  return {
    stage,
    actions: listActions(),
    charges: await stage.stripe.makeCharges(chargesInUse),
    sender,
    insiders: await Promise.all(places.map((place) => signIn(stage.appUrl, place))),
    auditor: await signIn(stage.appUrl, auditorsPlace),
    secret: stage.environment.STRIPE_WEBHOOK_SECRET ?? "",
    close: async () => {
      sender.close();
      await stage.close();
    },
  };
}

/** Every form that calls an action: on each page with a fixed address, on the charges, and on what these link to. */
export async function crawl(
  { stage, charges }: HostileStage,
  visitor: Visitor,
): Promise<readonly FoundForm[]> {
  const start = [...fixedPages(), ...charges.map((id) => `/charges/${id}`)].map(
    (path) => new URL(path, stage.appUrl),
  );
  const linked = (
    await Promise.all(start.slice(0, -charges.length + 1).map((url) => linksOf(visitor, url)))
  ).flat();
  const urls = new Map([...start, ...linked].map((url) => [url.href, url]));
  const found: FoundForm[] = [];
  for (const url of [...urls.values()].slice(0, pagesMax)) found.push(...(await formsOf(visitor, url)));
  return found;
}

/** Pages without a parameter in their address, as their files say. */
function fixedPages(): string[] {
  const pages = sourceFiles().filter(({ path }) => /^app\/.*page\.tsx$/.test(path) && !path.includes("["));
  return pages.map(({ path }) => path.replace(/^app/, "").replace(/\/?page\.tsx$/, "") || "/");
}

export function cookieOf(visitor: Visitor): string {
  return visitor
    .cookies()
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
}

/** How many acts the audit log tells of; that somebody read it is none. */
export async function actsInLog({ stage, auditor }: HostileStage): Promise<number> {
  const { body, status } = await auditor.open(new URL("/audit-log/export?format=jsonl", stage.appUrl));
  if (status !== 200) throw new Error(`the export of the audit log answered ${status}`);
  return body.split("\n").filter((line) => line.includes('"event":') && !line.includes('"event":"audit.'))
    .length;
}

/** The calls at the simulated Stripe that make a refund. */
export async function sendsAtStripe({ stage }: HostileStage): Promise<number> {
  const { requests } = (await stage.steer("GET requests")) as {
    requests: { method: string; path: string }[];
  };
  return requests.filter(({ method, path }) => method === "POST" && path.includes("/refund")).length;
}
