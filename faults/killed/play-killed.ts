import { type LayerResult, quantileOf, secondsOf } from "../real/layer-result";
import {
  booksFaults,
  booksOf,
  exportFaults,
  isSend,
  keyFaults,
  type RecordedSend,
  stripeSide,
} from "../real/left-behind";
import { RealStage } from "../real/real-stage";
import { Random } from "../world/random";
import { Agent, nothingTold, type Told } from "./agent";
import { planTrouble } from "./plan-trouble";

const agents = 4;
const chargesInUse = 6;
/** From the moment the server is ready until nothing that was open waits any more. */
const longestRecoveryMilliseconds = 10_000;

type Run = {
  readonly stage: RealStage;
  readonly random: Random;
  readonly told: Told;
  readonly crew: readonly Agent[];
  readonly recoveries: number[];
  readonly starts: number[];
  readonly faults: string[];
};

/**
 * Layer C: the installed product is ended by `kill -9` again and again, while people refund and Stripe loses
 * answers, and is started on the same folder. The moments are drawn from the seed; what the machine does in
 * between is its own, so a seed gives the same plan but not the same history.
 */
export async function playKilled({ kills, seed }: { kills: number; seed: number }): Promise<LayerResult> {
  const stage = await RealStage.open();
  const begunAt = Date.now();
  try {
    const run = newRun(stage, seed);
    await stage.steer("POST webhooks", { url: "" });
    for (let kill = 0; kill < kills; kill += 1) await liveOnce(run, kill);
    await recover(run);
    await stage.steer("DELETE faults");
    for (const agent of run.crew) await agent.finish();
    await untilSettled(run, Date.now(), Date.now());
    const sent = await recordedSends(stage);
    await stage.server.kill();
    run.faults.push(...(await endFaults(run, sent)));
    return resultOf(run, { kills, seed, sent, seconds: (Date.now() - begunAt) / 1_000 });
  } finally {
    await stage.close();
  }
}

function newRun(stage: RealStage, seed: number): Run {
  const random = new Random(seed);
  const told = nothingTold();
  const crew = Array.from({ length: agents }, (_, index) => {
    return new Agent(stage.appUrl, new Random(seed * 31 + index), told);
  });
  return { stage, random, told, crew, recoveries: [], starts: [], faults: [] };
}

/** One life of the server: it recovers, people work, and it is killed; one in seven does not live to be ready. */
async function liveOnce(run: Run, kill: number): Promise<void> {
  const { stage, random, crew } = run;
  if (kill > 0 && random.chance(1 / 7)) {
    stage.startServer();
    await pause(random.between(100, 2_500));
    await stage.server.kill();
    return;
  }
  await recover(run);
  await planTrouble(stage, random);
  const charges = await stage.stripe.makeCharges(chargesInUse);
  const shift = new AbortController();
  const sentBefore = run.told.sends;
  const working = Promise.all(crew.map((agent) => agent.work(charges, shift.signal)));
  await Promise.race([working, untilBusy(run.told, sentBefore + 1 + random.below(8))]);
  await pause(random.between(0, 700));
  await stage.server.kill();
  shift.abort();
  await working;
  await stage.steer("DELETE faults");
}

/** The first page of a life takes its time; a kill before any form is sent would meet nobody at work. */
async function untilBusy(told: Told, sends: number): Promise<void> {
  for (let tries = 0; told.sends < sends && tries < 500; tries += 1) await pause(10);
}

/** Starts the server and measures until it answers and nothing that was open waits any more. */
async function recover(run: Run): Promise<void> {
  const startedAt = Date.now();
  run.stage.startServer();
  await run.stage.untilReady();
  const readyAt = Date.now();
  // The first start makes the folder, so it is no recovery.
  if (run.starts.push(readyAt - startedAt) > 1) await untilSettled(run, startedAt, readyAt);
}

/** How long a start takes is the machine's affair; what waits after it is ours. */
async function untilSettled(
  { crew, recoveries, faults }: Run,
  startedAt: number,
  readyAt: number,
): Promise<void> {
  const [watcher] = crew;
  const deadlineAt = readyAt + 60_000;
  let open = await watcher?.openRequests();
  while (open && open.size > 0 && Date.now() < deadlineAt) {
    await pause(100);
    open = await watcher?.openRequests();
  }
  recoveries.push(Date.now() - startedAt);
  const waited = Date.now() - readyAt;
  if (waited > longestRecoveryMilliseconds) {
    const left = [...(open ?? [])].join(" ");
    faults.push(
      `after start ${recoveries.length} requests waited for ${secondsOf(waited)}; still open: ${left}`,
    );
  }
}

async function recordedSends(stage: RealStage): Promise<RecordedSend[]> {
  const { requests } = (await stage.steer("GET requests")) as { requests: RecordedSend[] };
  return requests.filter(isSend);
}

async function endFaults({ stage, told }: Run, sent: readonly RecordedSend[]): Promise<string[]> {
  const files = await exportFaults(stage.dataDirectory, stage.folder);
  const books = await booksOf(stage.dataDirectory);
  const outside = { ...told, ...(await stripeSide(stage.stripe.sdk, told.chargeIds)) };
  // The demo's own refunds are nobody's here.
  const refunds = outside.refunds.filter(
    ({ charge }) => typeof charge === "string" && told.chargeIds.has(charge),
  );
  return [...files, ...booksFaults(books, { ...outside, refunds }), ...keyFaults(books, sent)];
}

type Ending = { kills: number; seed: number; sent: readonly RecordedSend[]; seconds: number };

function resultOf({ told, recoveries, starts, faults, stage }: Run, ending: Ending): LayerResult {
  const { kills, seed, sent, seconds } = ending;
  const lines = stage.errorLines();
  return {
    layer: "c",
    title: `C. kill -9 of the installed server, ${kills} times (seed ${seed})`,
    figures: {
      seconds: Math.round(seconds),
      "seconds per kill": (seconds / Math.max(1, kills)).toFixed(2),
      "requests that people were promised": told.acknowledged.size,
      "forms sent, refused, answered as a repeat": `${told.forms.size}, ${told.refused}, ${told.repeats}`,
      "error pages": told.errorPages,
      "sends at Stripe, answered from the key": `${sent.length}, ${sent.filter(({ replayed }) => replayed).length}`,
      "until ready, p50 and max": `${secondsOf(quantileOf(starts, 0.5))}, ${secondsOf(Math.max(0, ...starts))}`,
      "until all is settled, p50 and max": `${secondsOf(quantileOf(recoveries, 0.5))}, ${secondsOf(Math.max(0, ...recoveries))}`,
      "errors in the log": lines.length,
    },
    faults: [...faults, ...lines.slice(0, 3).map((line) => `the log says: ${line.slice(0, 400)}`)],
    notPlayed: null,
    replay: `npm run test:faults -- --layer c --kills ${kills} --seed ${seed}`,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
