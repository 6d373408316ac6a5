import { stripeReasons } from "@/lib/core/refund/refund-request";
import { reasonLabel } from "@/lib/core/sentences";
import type { CompanyReason, LimitSet } from "./limit-set";

const stripesOwn: readonly CompanyReason[] = stripeReasons.map((key) => ({
  key,
  label: reasonLabel(key),
  stripeReason: key,
  needsNote: false,
}));

/** The reasons that the form offers: the company's own, or Stripe's three where it has none. */
export function offeredReasons({ reasons }: LimitSet): readonly CompanyReason[] {
  return reasons.length === 0 ? stripesOwn : reasons;
}

/** A reason as it is written down: what Stripe is told, and the company's words where they are its own. */
export type ChosenReason = {
  readonly stripeReason: CompanyReason["stripeReason"];
  readonly key: string | null;
  readonly label: string | null;
};

/** Null and keys that are not offered choose none. */
export function chosenReason(set: LimitSet, key: string | null): ChosenReason {
  const chosen = offeredReasons(set).find((offered) => offered.key === key);
  if (chosen === undefined) return { stripeReason: null, key: null, label: null };
  const isOwn = set.reasons.length > 0;
  return {
    stripeReason: chosen.stripeReason,
    key: isOwn ? chosen.key : null,
    label: isOwn ? chosen.label : null,
  };
}
