import "server-only";
import type Stripe from "stripe";
import type { PaymentKey } from "@/lib/core/search/payment-key";
import { type Asked, ask } from "./ask";
import { idOf, instantOf } from "./to-charge";
import { toChargeRefund } from "./to-charge-refund";

const readOptions = { timeout: 10_000 };

export type ReferenceFindings = {
  /** Charges whose refund carries the reference. */
  readonly chargeIds: readonly string[];
  readonly lookedTo: PaymentKey | null;
};

/** Stripe cannot search refunds, so the account's list is looked through, so many pages of a hundred from the key. */
export async function lookThroughRefunds(
  stripe: Stripe,
  reference: string,
  { after, pages }: { readonly after: PaymentKey | null; readonly pages: number },
): Promise<Asked<ReferenceFindings>> {
  const chargeIds: string[] = [];
  let last = await listPage(stripe, reference, after);
  for (let page = 1; last.kind === "found"; page += 1) {
    chargeIds.push(...last.value.chargeIds);
    const { lookedTo } = last.value;
    if (lookedTo === null || page === pages) {
      return { ...last, value: { chargeIds: [...new Set(chargeIds)], lookedTo } };
    }
    last = await listPage(stripe, reference, lookedTo);
  }
  return last;
}

function listPage(
  stripe: Stripe,
  reference: string,
  after: PaymentKey | null,
): Promise<Asked<ReferenceFindings>> {
  const page = after === null ? {} : { starting_after: after.id };
  return ask(
    () => stripe.refunds.list({ limit: 100, ...page }, readOptions),
    ({ data, has_more: hasMore }) => {
      const last = data.at(-1);
      return {
        chargeIds: data.flatMap((refund) => chargeWith(reference, refund)),
        lookedTo: hasMore && last ? { createdAt: instantOf(last.created), id: last.id } : null,
      };
    },
  );
}

// A refund in a form that nobody knows cannot be the one, and must not hide the others.
function chargeWith(reference: string, refund: Stripe.Refund): string[] {
  const charge = idOf(refund.charge);
  const known = toChargeRefund(refund)?.reference ?? null;
  return charge !== null && known !== null && isSameReference(known, reference) ? [charge] : [];
}

function isSameReference(left: string, right: string): boolean {
  return left.replaceAll(" ", "").toLowerCase() === right.replaceAll(" ", "").toLowerCase();
}
