import type { LayerResult } from "../real/layer-result";
import { booksOf, isSend, keyFaults, type RecordedSend } from "../real/left-behind";
import { bookFaults } from "./book-faults";
import { type HostileStage, openHostileStage } from "./hostile-stage";
import { type AmountsReport, playAmounts } from "./play-amounts";
import { type BodiesReport, playActionBodies, playEventBodies } from "./play-bodies";
import { playForgeries } from "./play-forgeries";
import { stateFaults } from "./state-faults";

/** Texts in the amount field cost next to nothing: so many go with each body. */
const amountsPerBody = 50;

type Wanted = {
  readonly bodies: number;
  readonly seed: number;
  /** One body by its name, such as `refundPartAction:17`, instead of all. */
  readonly only: string | null;
};

/**
 * Layer H: the installed product gets bodies that no browser sends, each action and the webhook so many of them, and
 * forms from everywhere but from itself. It must stay up, tell nothing, and change nothing that its log does not tell.
 */
export async function playHostile(wanted: Wanted): Promise<LayerResult> {
  const open = await openHostileStage();
  const begunAt = Date.now();
  try {
    const pid = open.stage.server.pid;
    const forged = wanted.only === null ? await playForgeries(open) : null;
    const reports = await playBodies(open, wanted);
    const amounts = wanted.only === null ? playAmounts(wanted.seed, wanted.bodies * amountsPerBody) : null;
    await untilNothingIsOpen(open);
    const { requests } = (await open.stage.steer("GET requests")) as { requests: RecordedSend[] };
    const isUp = !open.stage.server.isOver && open.stage.server.pid === pid;
    await open.stage.server.kill();
    const books = await booksOf(open.stage.dataDirectory);
    const state = await stateFaults(open.stage.dataDirectory);
    const faults = [
      ...(isUp ? [] : ["the server fell"]),
      ...(forged?.faults ?? []),
      ...(amounts?.faults ?? []),
      ...[...reports.values()].flatMap((report) => report.faults),
      ...keyFaults(books, requests.filter(isSend)),
      ...bookFaults(books),
      ...state.faults,
    ];
    const figures = figuresOf(reports, forged, Date.now() - begunAt);
    return {
      layer: "h",
      title: `H. Hostile bodies and forged forms (seed ${wanted.seed})`,
      figures: {
        ...figures,
        ...amountsIn(amounts),
        "rows left behind": wordsOf(Object.entries(state.rows)),
        ...errorsIn(open),
      },
      faults,
      notPlayed: null,
      replay: replayOf(wanted, faults),
    };
  } finally {
    await open.close();
  }
}

async function playBodies(
  open: HostileStage,
  { bodies, seed, only }: Wanted,
): Promise<Map<string, BodiesReport>> {
  const [wantedName, number] = only?.split(":") ?? [];
  const from = number === undefined ? 1 : Number(number);
  const plan = { seed, from, count: number === undefined ? bodies : 1, isTold: number !== undefined };
  const reports = new Map<string, BodiesReport>();
  for (const action of open.actions) {
    if (wantedName !== undefined && wantedName !== action.name) continue;
    reports.set(action.name, await playActionBodies(open, action, plan));
  }
  if (wantedName === undefined || wantedName === "webhook")
    reports.set("webhook", await playEventBodies(open, plan));
  return reports;
}

/** What was valid is let run to its end, so that the books are judged at rest. */
async function untilNothingIsOpen({ stage, insiders }: HostileStage): Promise<void> {
  const [visitor] = insiders;
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await Promise.all([
      visitor?.open(new URL("/refunds?state=submitting", stage.appUrl)),
      visitor?.open(new URL("/refunds?state=unknown", stage.appUrl)),
    ]);
    if (open.every((page) => page?.status === 200 && !/rq_[0-9a-f]{32}/.test(page.body))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

type Forged = Awaited<ReturnType<typeof playForgeries>> | null;

function figuresOf(reports: Map<string, BodiesReport>, forged: Forged, milliseconds: number) {
  const sent = [...reports.values()].reduce((sum, report) => sum + report.sent, 0);
  const perName = [...reports].map(([name, { sent: count, statuses, made }]) => {
    const seen = wordsOf([...statuses].toSorted(([left], [right]) => left - right));
    return [name, `${count} bodies, ${made} made something; statuses ${seen}`] as const;
  });
  return {
    seconds: Math.round(milliseconds / 1_000),
    "bodies sent": sent,
    ...Object.fromEntries(perName),
    ...(forged === null ? {} : { "forged forms": `${forged.tries}, in ${forged.variants} ways` }),
  };
}

function amountsIn(amounts: AmountsReport | null): Record<string, string> {
  return amounts === null ? {} : { "amounts read": `${amounts.tried}, ${amounts.accepted} taken` };
}

function errorsIn({ stage }: HostileStage): Record<string, number> {
  return { "error lines in the log": stage.errorLines().length };
}

function wordsOf(counts: readonly (readonly [string | number, number])[]): string {
  return counts.map(([name, count]) => `${name}: ${count}`).join(", ");
}

function replayOf({ seed }: Wanted, faults: readonly string[]): string {
  const name = /^(\w+:\d+)/.exec(faults[0] ?? "")?.[1];
  const one = name === undefined ? String(seed) : `${seed}/${name}`;
  return `npm run test:faults -- --layer h --seed ${one}`;
}
