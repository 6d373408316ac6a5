import type { Money } from "@/lib/core/money/money";
import type { LimitMeasure, OverLimit } from "./decide-limits";

type KeptMoney = { readonly amountMinor: string; readonly currency: string };

/** Why a request needs a second person, as it is stored: amounts as decimal texts. */
export type KeptOverLimit =
  | Exclude<OverLimit, { kind: "amount" | "no_step_up" }>
  | { readonly kind: "no_step_up"; readonly above: KeptMoney }
  | {
      readonly kind: "amount";
      readonly measure: LimitMeasure;
      readonly limit: KeptMoney;
      readonly wouldBe: KeptMoney;
    };

export function keepOverLimit(over: OverLimit): KeptOverLimit {
  if (over.kind === "no_step_up") return { ...over, above: textOf(over.above) };
  if (over.kind !== "amount") return over;
  return { ...over, limit: textOf(over.limit), wouldBe: textOf(over.wouldBe) };
}

export function readOverLimit(kept: KeptOverLimit): OverLimit {
  if (kept.kind === "no_step_up") return { ...kept, above: moneyOf(kept.above) };
  if (kept.kind !== "amount") return kept;
  return { ...kept, limit: moneyOf(kept.limit), wouldBe: moneyOf(kept.wouldBe) };
}

function textOf({ amountMinor, currency }: Money): KeptMoney {
  return { amountMinor: amountMinor.toString(), currency };
}

function moneyOf({ amountMinor, currency }: KeptMoney): Money {
  return { amountMinor: BigInt(amountMinor), currency };
}
