import "server-only";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import type { ChargePlace } from "@/lib/core/charge/connected-account";
import type { Operator } from "@/lib/core/operator";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { findBookedCharge } from "@/lib/server/database/books-version";
import { listOpenCasesOfCharge } from "@/lib/server/database/case-rows";
import { listRequestsOfCharge } from "@/lib/server/database/request-rows";
import { hands } from "@/lib/server/hands";
import { gatherShownCharge } from "@/lib/server/stripe/gather-charge";
import { readConnectedBeside, readNamedAccount } from "@/lib/server/stripe/named-account";
import { onAccount } from "@/lib/server/stripe/on-account";
import { operatorView } from "./operator-view";
import { readTextsInForceWith } from "./texts-in-force";

export type ChargePage =
  | { readonly kind: "found"; readonly view: ChargeView }
  | { readonly kind: "absent" }
  | { readonly kind: "stripe_unavailable"; readonly trouble: StripeTrouble };

const chargeIdPattern = /^(ch|py)_[A-Za-z0-9]{8,64}$/;

/**
 * All that the page of one charge shows: Stripe's word now, beside what our books know. The account is the one that
 * our books have the charge on; where they do not know it, the one that the address names.
 */
export async function readChargePage(
  operator: Operator,
  { chargeId, connectedAccount: asked }: ChargePlace,
  locale: string,
): Promise<ChargePage> {
  const open = await hands();
  if (!chargeIdPattern.test(chargeId)) return { kind: "absent" };
  // Before the looks: what moves while they last shows as a newer version, and the page is refreshed.
  const booked = await findBookedCharge(open.database, chargeId);
  const beside = await readConnectedBeside(open, booked === null ? asked : null);
  if (beside.kind === "absent") return { kind: "absent" };
  if (beside.kind === "trouble") return { kind: "stripe_unavailable", trouble: beside.trouble };
  const connectedAccount = booked === null ? beside.value : booked.connectedAccount;
  const [gathered, account, rows, cases, texts] = await Promise.all([
    gatherShownCharge(onAccount(open, connectedAccount).stripe, chargeId),
    readNamedAccount(open, connectedAccount),
    booked === null ? [] : listRequestsOfCharge(open.database, chargeId),
    booked?.hasOpenCases ? listOpenCasesOfCharge(open.database, chargeId) : [],
    readTextsInForceWith(open),
  ]);
  if (gathered.kind === "absent") return { kind: "absent" };
  if (gathered.kind === "trouble") return { kind: "stripe_unavailable", trouble: gathered.trouble };
  const { value, seenAt } = gathered;
  const known = { rows, cases, booked, seenAt, account };
  return { kind: "found", view: await operatorView(operator, value, known, { locale, texts }) };
}
