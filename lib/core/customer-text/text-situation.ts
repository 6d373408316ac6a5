import { isCardMethod } from "@/lib/core/charge/card-method";
import type { Charge } from "@/lib/core/charge/charge";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";

/** What there is to tell a customer; each has a text of its own in every language. */
export const textSituations = ["card", "account", "on_its_way", "details_needed"] as const;
export type TextSituation = (typeof textSituations)[number];

const names: Record<TextSituation, string> = {
  card: "Refunded to a card",
  account: "Refunded another way",
  on_its_way: "On its way",
  details_needed: "Bank details are needed",
};

export function situationName(situation: TextSituation): string {
  return names[situation];
}

/** Null while nothing may be promised: the outcome is unknown, or no money moved. */
export function situationOf(
  { state }: Pick<RequestedRefund, "state">,
  { method }: Pick<Charge, "method">,
): TextSituation | null {
  switch (state) {
    case "succeeded":
      return isCardMethod(method) ? "card" : "account";
    case "pending":
      return "on_its_way";
    case "requires_action":
      return "details_needed";
    default:
      return null;
  }
}
