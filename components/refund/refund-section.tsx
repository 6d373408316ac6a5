import { consequenceOf } from "@/components/refund/amount-reading";
import { RefundDesk } from "@/components/refund/refund-desk";
import type { RefundTerms } from "@/components/refund/refund-terms";
import type { ChargeView, RefundFormFacts } from "@/lib/core/charge/charge-view";
import { recentlyRefunded } from "@/lib/core/charge/obstacles";
import { judgeAmount, limitsHere } from "@/lib/core/limits/decide-limits";
import { limitSentence } from "@/lib/core/limits/limit-sentence";
import type { LimitSet } from "@/lib/core/limits/limit-set";
import { offeredReasons } from "@/lib/core/limits/offered-reasons";
import { editableAmount, formatMoney } from "@/lib/core/money/format-money";
import type { RefundAction } from "@/lib/core/refund/refund-outcome";
import { refundReports } from "@/lib/core/refund/refund-report";
import {
  metadataLimits,
  metadataRowsMax,
  noteCharactersMax,
  type StripeReason,
  ticketCharactersMax,
} from "@/lib/core/refund/refund-request";
import { methodLabel } from "@/lib/core/sentences";

/**
 * The refund form of a charge and what became of it; the figures are put into words here, on the server. Without
 * a view, while Stripe cannot be asked, a form that is open already stays as it is.
 */
export function RefundSection(props: {
  chargeId: string;
  view: ChargeView | null;
  partAction: RefundAction;
  wholeAction: RefundAction;
}) {
  const { view } = props;
  return (
    <RefundDesk
      address={`/charges/${props.chargeId}`}
      terms={view === null || view.form === null ? null : termsOf(view, view.form)}
      reports={view === null ? {} : refundReports(view)}
      partAction={props.partAction}
      wholeAction={props.wholeAction}
    />
  );
}

function termsOf({ charge, figures, obstacles, locale }: ChargeView, form: RefundFormFacts): RefundTerms {
  const left = { amountMinor: figures.leftMinor, currency: figures.currency };
  const { limits, seenAt, ...facts } = form;
  const payment = { currency: figures.currency, chargedAt: charge.createdAt };
  const limitTerms = { here: limitsHere(limits.set, limits.person, payment, seenAt), sums: limits.sums };
  const label = methodLabel(charge.method);
  return {
    ...facts,
    ...ruleTerms(limits.set),
    limitTerms,
    wholeConsequence: consequenceOf(left, "Nothing stays.", { locale, methodLabel: label, limitTerms }),
    wholeLimit: limitSentence(judgeAmount(limitTerms.here, left, limitTerms.sums), locale),
    hasRareSwitches: form.asksInstructionsEmail || form.canReverseTransfer || form.canRefundApplicationFee,
    chargeId: charge.id,
    currency: figures.currency,
    locale,
    leftMinor: figures.leftMinor.toString(),
    leftText: formatMoney(left, locale),
    leftEditable: editableAmount(left, locale),
    recent: obstacles.find(({ kind }) => kind === recentlyRefunded)?.sentence ?? null,
    customerName: charge.customer.name ?? charge.customer.email ?? "an unnamed customer",
    customerEmail: charge.customer.email ?? "",
    methodLabel: label,
    limits: {
      metadataRows: metadataRowsMax,
      keyCharacters: metadataLimits.keyCharacters,
      valueCharacters: metadataLimits.valueCharacters,
    },
  };
}

/** What the company's rules ask for, at the fields themselves. */
function ruleTerms(set: LimitSet): Pick<RefundTerms, "reasons" | "firstReason" | "ticketHint" | "noteHint"> {
  const ticket = [
    set.isTicketRequired ? "Compulsory" : "",
    set.ticketMask === "" ? "" : `such as ${set.ticketMask}`,
    `at most ${ticketCharactersMax} characters`,
  ];
  return {
    reasons: offeredReasons(set).map(({ key, label, stripeReason }) => ({
      value: key,
      label,
      consequence: stripeReason === null ? null : consequences[stripeReason],
    })),
    firstReason: set.reasons.length === 0 ? "requested_by_customer" : "",
    ticketHint: sentenceOf(ticket),
    noteHint: `For colleagues, at most ${noteCharactersMax} characters`,
  };
}

function sentenceOf(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== "").join(", ");
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

// Source: Stripe API reference, refunds, parameter `reason`.
const consequences: Record<StripeReason, string | null> = {
  requested_by_customer: null,
  duplicate: null,
  fraudulent: "Also puts the card and the e-mail address on Stripe’s block lists.",
};
