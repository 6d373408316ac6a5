import { bundleProduct } from "./bundle-product";
import { playConcurrently } from "./concurrent/play-concurrently";
import { coverageFindings, type Findings, layerFindings, writeFindings } from "./findings";
import { huntOrFind } from "./planted/hunt-or-find";
import { playHistory } from "./play-history";
import type { Share } from "./play-share";
import { type FaultSettings, readSettings } from "./read-settings";
import { playRealLayers } from "./real/real-layers";
import { LayerReport, printCoverage, printFaults, printLayer } from "./report";
import { fixedScenes } from "./scenes";
import { planNamed } from "./seeds";
import { type Player, withPlayers } from "./start-players";
import { openMemoryDatabase } from "./world/memory-database";
import { Tally } from "./world/tally";

const playedTwice = 25;

const settings = readSettings(process.argv.slice(2));
const startedAt = Date.now();
const findings: Findings = {};
const isGood =
  settings.seed === null || isReal(settings) ? await playLayers(settings) : await replay(settings.seed);
process.exit(isGood ? 0 : 1);

/** The other layers play their own seeds again. */
function isReal({ layers }: FaultSettings): boolean {
  return !layers.includes("a") && !layers.includes("b");
}

/** Plays one run again and prints its every step. */
async function replay(seed: string): Promise<boolean> {
  const plan = { ...planNamed(seed), tell: (line: string) => console.log(line) };
  const { faults, traceHash } = await playHistory(await openMemoryDatabase(), plan, new Tally());
  console.log(`\ntrace ${traceHash}`);
  for (const fault of faults) console.log(`FAULT ${fault}`);
  return faults.length === 0;
}

async function playLayers(wanted: FaultSettings): Promise<boolean> {
  const results: boolean[] = [];
  const tally = new Tally();
  const drawn = (["a", "b"] as const).filter((layer) => wanted.layers.includes(layer));
  if (drawn.length > 0) results.push(await playAlone(drawn, wanted, tally));
  if (tally.toEntries().length > 0) {
    printFaults(tally);
    findings.coverage = coverageFindings(tally);
    // A few seeds alone cannot be asked to pass everywhere.
    const isWhole = wanted.layers.includes("a") && wanted.layers.includes("b");
    if (!printCoverage(tally) && isWhole) results.push(false);
  }
  if (wanted.layers.includes("planted")) results.push(await huntOrFind(wanted, findings));
  if (wanted.layers.includes("d")) results.push(await playConcurrently());
  await writeFindings(wanted.report, findings);
  results.push(await playRealLayers(wanted));
  return results.every(Boolean);
}

/** The layers that play without the product as it is installed: on one bundle and one image of the database. */
async function playAlone(
  layers: readonly ("a" | "b")[],
  wanted: FaultSettings,
  tally: Tally,
): Promise<boolean> {
  const { file, discard } = await bundleProduct("no bug", []);
  try {
    return await withPlayers(wanted.processes, async (players) => {
      const results: boolean[] = [];
      const plain = players.map((play) => (share: Share) => play({ share, productFile: file }));
      for (const layer of layers) results.push(await playLayer(layer, wanted, tally, plain));
      return results.every(Boolean);
    });
  } finally {
    await discard();
  }
}

async function playLayer(
  layer: "a" | "b",
  wanted: FaultSettings,
  tally: Tally,
  players: readonly PlainPlayer[],
): Promise<boolean> {
  const begunAt = Date.now();
  const report = new LayerReport(layer);
  const shares = layer === "a" ? seedShares(wanted) : crashShares(wanted);
  await Promise.all(players.map((play) => playAll(play, shares, report)));
  const seeds = layer === "a" ? `seeds from ${wanted.fromSeed}` : `${fixedScenes.length} scenes`;
  const seconds = Math.round((Date.now() - begunAt) / 1_000);
  printLayer(report, seeds, seconds);
  findings[layer] = layerFindings(report, seeds, seconds);
  tally.join(report.tally.toEntries());
  return report.failures.length === 0;
}

/** Plays with the product as it is. */
type PlainPlayer = (share: Share) => ReturnType<Player>;

async function playAll(play: PlainPlayer, shares: Share[], report: LayerReport): Promise<void> {
  for (let share = shares.shift(); share; share = shares.shift()) report.add(await play(share));
}

function seedShares({ seeds, fromSeed, minutes, processes }: FaultSettings): Share[] {
  const deadlineAt = startedAt + minutes * 60_000;
  return Array.from({ length: processes }, (_, index) => ({
    layer: "a",
    fromSeed: fromSeed + index,
    everySeed: processes,
    seeds: Math.ceil(seeds / processes),
    deadlineAt,
    weather: null,
    stopsAtFault: false,
    playedTwice,
  }));
}

/** One share a scene; where time is short, only every so many-th point of it. */
function crashShares({ everyPassing }: FaultSettings): Share[] {
  return fixedScenes.map(({ name: scene }) => {
    return { layer: "b", scene, fromPassing: 1, everyPassing, deadlineAt: Number.MAX_SAFE_INTEGER };
  });
}
