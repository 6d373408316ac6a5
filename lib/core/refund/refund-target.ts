import type { Charge } from "@/lib/core/charge/charge";
import { methodLabel } from "@/lib/core/sentences";
import { needsInstructions } from "./refund-policy";

/**
 * Where the money of a refund goes, to stand behind “to”. A card or an account is named by its last digits; a voucher
 * that was paid at a till takes nothing back, so there the customer names an account.
 */
export function refundTarget(charge: Charge): string {
  const { method } = charge;
  // Ours, and in words already.
  if (method.type === "cash_balance") return methodLabel(method);
  if (needsInstructions(charge)) return "a bank account that the customer names";
  const isNamed = method.type === "card" || method.brand !== null || method.last4 !== null;
  return isNamed ? methodLabel(method) : `the account used with ${methodLabel(method)}`;
}
