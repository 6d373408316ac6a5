import type { Currency } from "@/lib/core/money/currency";
import { formatMoney } from "@/lib/core/money/format-money";
import { money } from "@/lib/core/money/money";
import type { Charge } from "./charge";
import type { Looked, SeparateTransfer } from "./charge-checks";
import type { Obstacle } from "./obstacle";

/** So many transfers are named one by one; of more the rest is counted. */
const namedMax = 5;

/**
 * That a refund takes nothing back of what was passed on apart from the payment, and how much that was. Said also
 * where it could not be read. Source: docs.stripe.com/connect/separate-charges-and-transfers, issuing refunds.
 */
export function separateTransfersOf(
  { charge, locale }: { readonly charge: Charge; readonly locale: string },
  looked: Looked<readonly SeparateTransfer[]>,
): Obstacle | null {
  const { transferGroup } = charge;
  if (transferGroup === null) return null;
  const line = { kind: "transfers_stay", weight: "warns" } as const;
  if (looked.kind === "unseen") {
    return {
      ...line,
      sentence: `This payment belongs to the transfer group ${transferGroup}, and what was passed on of it could not be looked up.`,
      advice: `A refund reverses no transfer: your own balance pays all of it. ${place}.`,
    };
  }
  const standing = looked.value.filter((one) => one.passedOn.amountMinor > one.reversedMinor);
  if (standing.length === 0) return null;
  const accounts = [...new Set(standing.map(({ destination }) => destination ?? "a connected account"))];
  const isShared = standing.some(({ isOfThisCharge }) => !isOfThisCharge);
  return {
    ...line,
    sentence: `${sumsOf(standing, locale)} was passed on to ${accounts.join(" and ")}${isShared ? `, under the transfer group ${transferGroup}` : ""}.`,
    advice: `A refund reverses no transfer: your own balance pays all of it. ${place}: ${namesOf(standing)}.`,
  };
}

const place = "Reverse what has to come back in the Stripe Dashboard, at the transfer itself";

/** What has not been taken back, one sum a currency. */
function sumsOf(transfers: readonly SeparateTransfer[], locale: string): string {
  const sums = new Map<Currency, bigint>();
  for (const { passedOn, reversedMinor } of transfers) {
    const { currency, amountMinor } = passedOn;
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor - reversedMinor);
  }
  return [...sums].map(([currency, sum]) => formatMoney(money(sum, currency), locale)).join(" and ");
}

function namesOf(transfers: readonly SeparateTransfer[]): string {
  const names = transfers.slice(0, namedMax).map(({ id }) => id);
  const more = transfers.length - names.length;
  return more === 0 ? names.join(", ") : `${names.join(", ")} and ${more} more`;
}
