import { freshlyTyped } from "@/components/refund/first-typed";
import { reasonChoice } from "@/components/refund/reason-choice";
import { RefundDesk } from "@/components/refund/refund-desk";
import type { LeftTexts, RefundTerms } from "@/components/refund/refund-terms";
import type { ChargeView, RefundFormFacts } from "@/lib/core/charge/charge-view";
import { recentlyRefunded } from "@/lib/core/charge/obstacles";
import { editableAmount, formatMoney } from "@/lib/core/money/format-money";
import type { RefundAction } from "@/lib/core/refund/refund-outcome";
import { refundReports } from "@/lib/core/refund/refund-report";
import {
  metadataLimits,
  metadataRowsMax,
  noteCharactersMax,
  stripeReasons,
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
      left={view === null ? null : leftOf(view)}
      terms={view === null || view.form === null ? null : termsOf(view, view.form)}
      reports={view === null ? {} : refundReports(view)}
      partAction={props.partAction}
      wholeAction={props.wholeAction}
    />
  );
}

function leftOf({ charge, figures, locale }: ChargeView): LeftTexts {
  const left = { amountMinor: figures.leftMinor, currency: figures.currency };
  const leftText = formatMoney(left, locale);
  const isNothing = figures.leftMinor === 0n;
  return {
    leftMinor: figures.leftMinor.toString(),
    leftText,
    leftEditable: editableAmount(left, locale),
    leftHint: `${figures.currency.toUpperCase()}, ${leftText} left`,
    leftButton: isNothing ? "" : leftText,
    leftConsequence: isNothing
      ? "Nothing is left to refund."
      : `${leftText} goes back to ${methodLabel(charge.method)}. Nothing stays.`,
  };
}

function termsOf(view: ChargeView, form: RefundFormFacts): RefundTerms {
  const { charge, figures, obstacles, locale } = view;
  return {
    ...form,
    ...leftOf(view),
    hasRareSwitches: form.asksInstructionsEmail || form.canReverseTransfer || form.canRefundApplicationFee,
    chargeId: charge.id,
    currency: figures.currency,
    locale,
    recent: obstacles.find(({ kind }) => kind === recentlyRefunded)?.sentence ?? null,
    customerName: charge.customer.name ?? charge.customer.email ?? "an unnamed customer",
    fresh: freshlyTyped(charge.customer.email),
    methodLabel: methodLabel(charge.method),
    reasons: stripeReasons.map(reasonChoice),
    ticketHint: `At most ${ticketCharactersMax} characters`,
    noteHint: `For colleagues, at most ${noteCharactersMax} characters`,
    limits: {
      metadataRows: metadataRowsMax,
      keyCharacters: metadataLimits.keyCharacters,
      valueCharacters: metadataLimits.valueCharacters,
    },
  };
}
