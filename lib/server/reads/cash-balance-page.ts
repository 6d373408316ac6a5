import "server-only";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import { cashBalanceId, payableIdPattern } from "@/lib/core/charge/payable";
import type { Operator } from "@/lib/core/operator";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { findBookedCharge } from "@/lib/server/database/books-version";
import { listOpenCasesOfCharge } from "@/lib/server/database/case-rows";
import { listRequestsOfCharge } from "@/lib/server/database/request-rows";
import { hands } from "@/lib/server/hands";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import { operatorView } from "./operator-view";
import { readTextsInForceWith } from "./texts-in-force";

export type CashBalancePage =
  | { readonly kind: "found"; readonly view: ChargeView }
  | { readonly kind: "absent" }
  | { readonly kind: "stripe_unavailable"; readonly trouble: StripeTrouble };

/** What a customer has with us in one currency, what went back of it, and the form for more. */
export async function readCashBalancePage(
  operator: Operator,
  { customerId, currency }: { readonly customerId: string; readonly currency: string },
  locale: string,
): Promise<CashBalancePage> {
  const open = await hands();
  const id = cashBalanceId(customerId, currency);
  if (!payableIdPattern.test(id)) return { kind: "absent" };
  const booked = await findBookedCharge(open.database, id);
  const [gathered, rows, cases, texts] = await Promise.all([
    gatherCharge(open.stripe, id),
    listRequestsOfCharge(open.database, id),
    listOpenCasesOfCharge(open.database, id),
    readTextsInForceWith(open),
  ]);
  if (gathered.kind === "absent") return { kind: "absent" };
  if (gathered.kind === "trouble") return { kind: "stripe_unavailable", trouble: gathered.trouble };
  const { value, seenAt } = gathered;
  const known = { rows, cases, booked, seenAt, account: null };
  const shown = { ...value, disputesTrouble: null };
  const view = await operatorView(operator, shown, known, { locale, texts });
  return { kind: "found", view };
}
