import type { Money } from "@/lib/core/money/money";
import type { LimitMeasure, OverLimit } from "./decide-limits";

type KeptMoney = { readonly amountMinor: string; readonly currency: string };

/** Why a request needs a second person, as it is stored: amounts as decimal texts. */
export type KeptOverLimit =
  | Exclude<OverLimit, { kind: "amount" }>
  | {
      readonly kind: "amount";
      readonly measure: LimitMeasure;
      readonly limit: KeptMoney;
      readonly wouldBe: KeptMoney;
    };

export function keepOverLimit(over: OverLimit): KeptOverLimit {
  if (over.kind !== "amount") return over;
  return { ...over, limit: textOf(over.limit), wouldBe: textOf(over.wouldBe) };
}

export function readOverLimit(kept: KeptOverLimit): OverLimit {
  if (kept.kind !== "amount") return kept;
  return { ...kept, limit: moneyOf(kept.limit), wouldBe: moneyOf(kept.wouldBe) };
}

function textOf({ amountMinor, currency }: Money): KeptMoney {
  return { amountMinor: amountMinor.toString(), currency };
}

function moneyOf({ amountMinor, currency }: KeptMoney): Money {
  return { amountMinor: BigInt(amountMinor), currency };
}
