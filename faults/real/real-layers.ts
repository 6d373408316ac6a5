import { playBrowser } from "../browser/play-browser";
import { playEndurance } from "../endurance/play-endurance";
import { playHostile } from "../hostile/play-hostile";
import { playKilled } from "../killed/play-killed";
import type { FaultSettings, Layer } from "../read-settings";
import { playWireChaos } from "../wire-chaos/play-wire-chaos";
import { type LayerResult, printResult, writeResult } from "./layer-result";

type Play = (settings: FaultSettings) => Promise<LayerResult>;

/** The layers that use real processes, real wires and a real browser, in the order in which they are played. */
const plays: readonly (readonly [Layer, Play])[] = [
  ["c", ({ kills, seed }) => playKilled({ kills, seed: seedNumber(seed) })],
  ["f", ({ rows, seed }) => playEndurance({ rows, seed: seedNumber(seed) })],
  ["g", playBrowser],
  ["h", ({ bodies, seed }) => playHostile({ bodies, seed: seedNumber(seed), only: nameBehind(seed) })],
  ["e", ({ seed }) => playWireChaos({ only: seed })],
];

/** Plays those that are wanted, prints what each came to and adds it to the report. Returns false after a fault. */
export async function playRealLayers(settings: FaultSettings): Promise<boolean> {
  let isGood = true;
  for (const [layer, play] of plays.filter(([name]) => settings.layers.includes(name))) {
    const result = await play(settings);
    printResult(result);
    if (settings.report !== null) writeResult(settings.report, { ...result, layer });
    isGood &&= result.faults.length === 0;
  }
  return isGood;
}

function seedNumber(seed: string | null): number {
  return Number(/^\d+/.exec(seed ?? "")?.[0] ?? 1);
}

/** `3/webhook:17` is the 17th body for the webhook under seed 3. */
function nameBehind(seed: string | null): string | null {
  return /^\d+\/(.+)$/.exec(seed ?? "")?.[1] ?? null;
}
