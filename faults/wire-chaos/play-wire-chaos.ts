import { makeStripe } from "@/lib/server/stripe/make-stripe";
import { openStage } from "../../integration/stage";
import type { LayerResult } from "../real/layer-result";
import { secondsOf } from "../real/layer-result";
import { type Cell, cells } from "./cells";
import { HostileServer } from "./hostile-server";
import { type ChaosStage, playCell, type Verdict } from "./play-cell";

const fastAtOnce = 4;

/** The real SDK and the real workflows on a real database, with the hostile server between them and Stripe. */
export async function openChaosStage(): Promise<ChaosStage & { readonly close: () => Promise<void> }> {
  const stage = await openStage("embedded");
  const hostile = await HostileServer.open(stage.stripeSettings.apiBase?.origin ?? "");
  const stripe = makeStripe({ ...stage.stripeSettings, apiBase: hostile.url });
  const close = async () => {
    await hostile.close();
    await stage.close();
  };
  return { stage, hostile, hands: { ...stage.hands, stripe }, close };
}

/** Layer E: every fault of the wire at every call. `only` plays the cells whose name contains it. */
export async function playWireChaos({ only }: { only: string | null }): Promise<LayerResult> {
  const open = await openChaosStage();
  const begunAt = Date.now();
  try {
    const wanted = cells.filter(({ name }) => only === null || name.includes(only));
    const slow = wanted.filter(({ isSlow }) => isSlow).map((cell) => playCell(open, cell));
    const fast = wanted.filter(({ isSlow }) => !isSlow);
    const verdicts = (await Promise.all([...slow, ...inTurns(open, fast)])).flat();
    printTable(verdicts);
    return resultOf(verdicts, only, Date.now() - begunAt);
  } finally {
    await open.close();
  }
}

/** Slow cells only wait, so all of them wait together; the others take turns. */
function inTurns(open: ChaosStage, fast: Cell[]): Promise<Verdict[]>[] {
  return Array.from({ length: fastAtOnce }, async () => {
    const verdicts: Verdict[] = [];
    for (let cell = fast.shift(); cell; cell = fast.shift()) verdicts.push(await playCell(open, cell));
    return verdicts;
  });
}

function printTable(verdicts: readonly Verdict[]): void {
  console.log("\nE. What was concluded at once, and what came of it once the trouble was over:");
  for (const { cell, concluded, milliseconds, faults } of verdicts) {
    const mark = faults.length === 0 ? " " : "!";
    console.log(`${mark} ${cell.name.padEnd(62)} ${secondsOf(milliseconds).padStart(8)}  ${concluded}`);
  }
}

function resultOf(verdicts: readonly Verdict[], only: string | null, milliseconds: number): LayerResult {
  const longest = Math.max(0, ...verdicts.map((verdict) => verdict.milliseconds));
  const broken = verdicts.filter(({ faults }) => faults.length > 0);
  const [first] = broken;
  return {
    layer: "e",
    title: `E. Wire chaos, ${verdicts.length} cells`,
    figures: {
      seconds: Math.round(milliseconds / 1_000),
      cells: verdicts.length,
      "longest until an outcome": secondsOf(longest),
      "cells with a fault": broken.length,
    },
    faults: broken.flatMap(({ cell, faults }) => faults.map((fault) => `${cell.name}: ${fault}`)),
    notPlayed: verdicts.length === 0 ? `no cell is called ${only ?? ""}` : null,
    replay: `npm run test:faults -- --layer e --seed "${first?.cell.name ?? ""}"`,
  };
}
