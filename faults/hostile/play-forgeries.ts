import { randomBytes } from "node:crypto";
import { type Forgery, forgeries } from "./forged-origins";
import type { FoundForm } from "./found-forms";
import { actsInLog, cookieOf, crawl, type HostileStage, sendsAtStripe } from "./hostile-stage";
import type { ServerAction } from "./list-actions";
import type { RawAnswer } from "./send-raw";

export type ForgeryReport = {
  readonly variants: number;
  readonly tries: number;
  readonly faults: readonly string[];
};

/**
 * Posts a form that is right in everything but where it comes from, in forty ways, to each action: none may run.
 * The same form from the product itself runs before and after, so that nothing else is what refused it.
 */
export async function playForgeries(open: HostileStage): Promise<ForgeryReport> {
  const all = forgeries(open.stage.appUrl);
  const faults: string[] = [];
  let tries = 0;
  for (const action of open.actions) {
    const before = { acts: await actsInLog(open), sends: await sendsAtStripe(open) };
    for (const forgery of all) {
      const form = await formFor(open, action);
      if (form === null) {
        faults.push(`no page shows a form for ${action.name}`);
        break;
      }
      tries += 1;
      const ran = await post(open, action, form, forgery);
      if (ran) faults.push(`${action.name} ran: ${forgery.name}`);
    }
    const acts = (await actsInLog(open)) - before.acts;
    const sends = (await sendsAtStripe(open)) - before.sends;
    if (acts > 0 || sends > 0)
      faults.push(`${action.name}: ${acts} acts and ${sends} sends out of forged forms`);
    if (!(await isHeardAtHome(open, action))) faults.push(`${action.name} refuses its own form as well`);
  }
  return { variants: all.length, tries, faults };
}

/** The form that names the action, else any: they share their fields. */
async function formFor(open: HostileStage, action: ServerAction): Promise<FoundForm | null> {
  const forms = await knownForms(open);
  return forms.find(({ html }) => html.includes(action.id)) ?? forms[0] ?? null;
}

const known = new WeakMap<HostileStage, Promise<readonly FoundForm[]>>();

function knownForms(open: HostileStage): Promise<readonly FoundForm[]> {
  const [visitor] = open.insiders;
  if (visitor === undefined) throw new Error("nobody is signed in");
  const forms = known.get(open) ?? crawl(open, visitor);
  known.set(open, forms);
  return forms;
}

/** True when the answer says that something was made. */
async function post(
  open: HostileStage,
  action: ServerAction,
  form: FoundForm,
  forgery: Forgery,
): Promise<boolean> {
  const { body, status } = await answerTo(open, action, form, forgery);
  return status < 300 && body.includes('"kind":"made"');
}

/** The same form from the product's own page is not refused for where it comes from. */
async function isHeardAtHome(open: HostileStage, action: ServerAction): Promise<boolean> {
  const form = await formFor(open, action);
  if (form === null) return false;
  const home = { name: "from home", method: "POST", origin: open.stage.appUrl, path: null, headers: {} };
  const { body, status } = await answerTo(open, action, form, home);
  return status === 200 && !body.includes("not sent from Refund Console itself");
}

async function answerTo(
  open: HostileStage,
  action: ServerAction,
  form: FoundForm,
  forgery: Forgery,
): Promise<RawAnswer> {
  const [visitor] = open.insiders;
  const posted = new FormData();
  for (const [name, value] of form.fields) {
    posted.append(`_1_${name}`, name === "attemptId" ? randomBytes(16).toString("hex") : value);
  }
  posted.append("0", '[{"kind":"idle"},"$K1"]');
  const encoded = new Response(posted);
  const hasBody = forgery.method !== "GET" && forgery.method !== "HEAD";
  return open.sender.send({
    method: forgery.method,
    path: forgery.path ?? form.url.pathname,
    headers: {
      accept: "text/x-component",
      "content-type": encoded.headers.get("content-type") ?? "",
      "next-action": action.id,
      cookie: visitor === undefined ? "" : cookieOf(visitor),
      ...(forgery.origin === null ? {} : { origin: forgery.origin }),
      ...forgery.headers,
    },
    body: hasBody ? Buffer.from(await encoded.arrayBuffer()) : null,
  });
}
