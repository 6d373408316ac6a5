import { root } from "../../scripts/root.mjs";
import { bundleFrom } from "../bundle-product";
import { type LayerResult } from "../real/layer-result";
import { booksOf, exportFaults, isSend, keyFaults, type RecordedSend } from "../real/left-behind";
import { Program } from "../real/program";
import { RealStage } from "../real/real-stage";
import { Random } from "../world/random";
import { flatnessFaults, Samples } from "./flatness";
import { listFaults } from "./list-faults";
import type { ListRow, RowDone } from "./list-row";

const kills = 20;
const paidMinor = 5_000;

/** So many rows that were done are walked again after each kill: whoever resumes does not know exactly. */
const walkedAgain = 50;

type Walk = {
  readonly stage: RealStage;
  /** The program that walks the list, in one file. */
  readonly batchFile: string;
  readonly random: Random;
  readonly rows: readonly ListRow[];
  /** Our number of each row that was told to be done. */
  readonly done: Map<number, string>;
  readonly sends: RecordedSend[];
  readonly samples: Samples;
  readonly faults: string[];
  repeats: number;
};

/**
 * Layer F: a list of refunds on the product's own road in a process of its own, on books on disk, as a batch will
 * be. One call in a hundred is reset, half of them after Stripe executed it; in the first half of the list the process
 * is killed twenty times and resumed, in the second it must not grow.
 */
export async function playEndurance({
  rows: count,
  seed,
}: {
  rows: number;
  seed: number;
}): Promise<LayerResult> {
  const stage = await RealStage.open();
  // Loaded in a second: it is started once for each kill.
  const { file, discard } = await bundleFrom("faults/endurance/batch-process.ts", []);
  try {
    await stage.steer("POST webhooks", { url: "" });
    const walk = await newWalk(stage, file, count, seed);
    const begunAt = Date.now();
    const marks = Array.from({ length: kills }, () => walk.random.below(Math.ceil(count / 2))).toSorted(
      (a, b) => a - b,
    );
    for (const mark of marks) await live(walk, mark);
    await live(walk, null);
    const seconds = (Date.now() - begunAt) / 1_000;
    walk.faults.push(...(await endFaults(walk)));
    return resultOf(walk, count, seed, seconds);
  } finally {
    await stage.close();
    await discard();
  }
}

async function newWalk(stage: RealStage, batchFile: string, count: number, seed: number): Promise<Walk> {
  const random = new Random(seed);
  const charges = await makeCharges(stage, count);
  const rows = charges.map((chargeId, number) => {
    return { number, chargeId, attemptId: random.hex(32), amountMinor: 100 + random.below(4_900), paidMinor };
  });
  await stage.steer("DELETE requests");
  const none = { done: new Map(), sends: [], samples: new Samples(), faults: [], repeats: 0 };
  return { stage, batchFile, random, rows, ...none };
}

async function makeCharges({ stripe }: RealStage, count: number): Promise<string[]> {
  const lanes = 8;
  const share = Math.ceil(count / lanes);
  const made = await Promise.all(Array.from({ length: lanes }, () => stripe.makeCharges(share)));
  return made.flat().slice(0, count);
}

/** One life of the process: until so many rows are done, and it is killed; or to the end of the list. */
async function live(walk: Walk, killAt: number | null): Promise<void> {
  const { stage, batchFile, rows, done, samples } = walk;
  const life = { isEnded: false };
  let planned = done.size;
  const args = ["--expose-gc", "--conditions=react-server", batchFile];
  const start = { name: "the batch", command: process.execPath, args, cwd: root, env: stage.environment };
  const batch = new Program(start, (message) => {
    const told = message as RowDone;
    if (told.kind === "end") life.isEnded = true;
    else if (told.kind === "memory") {
      if (killAt === null && done.size < rows.length) samples.add(told, batch.pid);
    } else note(walk, told);
  });
  batch.tell(toWalk(rows, done));
  const isOver = () => life.isEnded || batch.isOver || (killAt !== null && done.size >= killAt);
  while (!isOver()) {
    for (; planned < done.size; planned += 100) await planReset(walk);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (batch.isOver) walk.faults.push(`the process ended by itself:\n${batch.printed.slice(-2_000)}`);
  await batch.kill();
  await stage.steer("DELETE faults");
  const { requests } = (await stage.steer("GET requests")) as { requests: RecordedSend[] };
  await stage.steer("DELETE requests");
  walk.sends.push(...requests.filter(isSend));
}

/** Everything that is not known to be done, and the last rows that are. */
function toWalk(rows: readonly ListRow[], done: ReadonlyMap<number, string>): ListRow[] {
  const again = new Set([...done.keys()].slice(-walkedAgain));
  return rows.filter(({ number }) => !done.has(number) || again.has(number));
}

function note(walk: Walk, { number, requestId, isRepeat, said }: Extract<RowDone, { kind: "row" }>): void {
  if (requestId === null) {
    walk.faults.push(`row ${number} was refused: ${said}`);
    return;
  }
  const known = walk.done.get(number);
  if (known !== undefined && known !== requestId)
    walk.faults.push(`row ${number} became ${known} and ${requestId}`);
  if (isRepeat) walk.repeats += 1;
  walk.done.set(number, requestId);
}

/** One call of the next hundred is reset; twice in a row it is lost altogether, as the SDK repeats it once. */
async function planReset({ stage, random }: Walk): Promise<void> {
  const fault = random.chance(0.5) ? "reset" : "reset_after";
  await stage.steer("POST faults", {
    on: { method: "POST", path: "/v1/refunds" },
    fault,
    times: 1 + random.below(2),
  });
}

async function endFaults({ stage, rows, done, sends, samples }: Walk): Promise<string[]> {
  const verified = await exportFaults(stage.dataDirectory, stage.folder);
  const books = await booksOf(stage.dataDirectory);
  const refunds = [];
  for await (const refund of stage.stripe.sdk.refunds.list({ limit: 100 })) refunds.push(refund);
  return [
    ...verified,
    ...listFaults({ rows, done, books, refunds }),
    ...keyFaults(books, sends),
    ...flatnessFaults(samples),
  ];
}

function resultOf(
  { done, repeats, sends, samples, faults }: Walk,
  count: number,
  seed: number,
  seconds: number,
): LayerResult {
  return {
    layer: "f",
    title: `F. A list of ${count} refunds, killed ${kills} times (seed ${seed})`,
    figures: {
      seconds: Math.round(seconds),
      "rows done": done.size,
      "rows a second": (done.size / Math.max(1, seconds)).toFixed(1),
      "sends at Stripe, answered from the key": `${sends.length}, ${sends.filter(({ replayed }) => replayed).length}`,
      "rows walked again and told of the first time": repeats,
      ...samples.figures(),
    },
    faults,
    notPlayed: null,
    replay: `npm run test:faults -- --layer f --rows ${count} --seed ${seed}`,
  };
}
