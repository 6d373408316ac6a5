import type { RealStage } from "../real/real-stage";
import type { Random } from "../world/random";

type Trouble = { readonly fault: string; readonly times: number; readonly delayMs?: number };

/** Faults of the simulated Stripe after which everything can be settled within seconds. */
const troubles: readonly [Trouble, ...Trouble[]] = [
  { fault: "executed_and_lost", times: 2 },
  { fault: "reset_after", times: 1 },
  { fault: "half_body", times: 1 },
  { fault: "dropped_before", times: 2 },
  { fault: "error_500_executed", times: 1 },
  { fault: "conflict_409", times: 1 },
  { fault: "html_502", times: 1 },
  { fault: "slow", times: 3, delayMs: 350 },
];

const calls = [
  { method: "POST", path: "/v1/refunds" },
  { method: "POST", path: "/v1/refunds" },
  { method: "POST", path: "/v1/charges/*/refund" },
] as const;

/** Draws what goes wrong at Stripe during one life of the server: nothing, or up to three kinds. */
export async function planTrouble(stage: RealStage, random: Random): Promise<void> {
  const kinds = random.below(4);
  for (let kind = 0; kind < kinds; kind += 1) {
    await stage.steer("POST faults", { on: random.pick(calls), ...random.pick(troubles) });
  }
}
