import { formatMoney } from "@/lib/core/money/format-money";
import { wellFormedLocale } from "@/lib/core/money/well-formed-locale";
import type { EarlierRefund } from "./earlier-refund";
import { isInFlight, isWaiting } from "./refund-ledger";

/** Such as “Ana Ferreira refunded €20.00 for TCK-812 at 14:05 UTC”, without a full stop; `now` tells the day. */
export function earlierSentence(earlier: EarlierRefund, now: Date, locale: string): string {
  const amount = formatMoney(earlier.amount, locale);
  const ticket = earlier.ticket === "" ? "" : ` for ${earlier.ticket}`;
  const time = timeText(earlier.at, now, locale);
  if (earlier.by === null) return `Somebody refunded ${amount} outside Refund Console${ticket} ${time}`;
  return `${earlier.by} ${isDecided(earlier) ? "refunded" : "asked to refund"} ${amount}${ticket} ${time}`;
}

/** Stripe has taken it on; until then nobody can say that it was refunded. */
function isDecided({ state }: EarlierRefund): boolean {
  return !isInFlight(state) && !isWaiting(state) && state !== "held" && state !== "approved";
}

/** The time of day, in UTC as everywhere in the console; of the last 24 hours, some may be yesterday's. */
function timeText(at: Date, now: Date, locale: string): string {
  const time = new Intl.DateTimeFormat(wellFormedLocale(locale), { timeStyle: "short", timeZone: "UTC" });
  const day = at.toISOString().slice(0, 10) === now.toISOString().slice(0, 10) ? "" : "yesterday ";
  return `${day}at ${time.format(at)} UTC`;
}
