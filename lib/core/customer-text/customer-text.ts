import type { Charge } from "@/lib/core/charge/charge";
import { formatMoney } from "@/lib/core/money/format-money";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { expectedArrival } from "./expected-arrival";
import { greeting, methodInWords } from "./language-words";
import { setOutAt } from "./set-out-at";
import { languageOf, type TextLanguage, textLocale } from "./text-language";
import type { TextSet } from "./text-set";
import { situationOf } from "./text-situation";
import { fillTemplate } from "./text-template";

/** What to send to the customer, ready to copy, and the language it is in. */
export type CustomerText = { readonly language: TextLanguage; readonly text: string };

/**
 * The text for the customer in the customer's language, or in the one that was chosen. Null while nothing may be
 * promised. Amounts have the decimals of our own currency table; the day is in UTC, as everywhere.
 */
export function customerText(
  refund: RequestedRefund,
  charge: Pick<Charge, "customer" | "method">,
  texts: TextSet,
  chosen: TextLanguage | null = null,
): CustomerText | null {
  const situation = situationOf(refund, charge);
  if (situation === null) return null;
  const { customer, method } = charge;
  const language = chosen ?? languageOf(customer);
  const locale = textLocale(language, customer);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const text = fillTemplate(texts[language][situation], {
    greeting: greeting(language, customer.name),
    amount: formatMoney(refund.amount, locale),
    method: methodInWords(language, method),
    expected_by: day.format(expectedArrival(setOutAt(refund, method), method)),
    reference: refund.bankReference?.text ?? refund.refundId ?? refund.id,
  });
  return { language, text };
}
