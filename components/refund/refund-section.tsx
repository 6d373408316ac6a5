import { RefundDesk } from "@/components/refund/refund-desk";
import type { RefundTerms } from "@/components/refund/refund-terms";
import type { ChargeView, RefundFormFacts } from "@/lib/core/charge/charge-view";
import { recentlyRefunded } from "@/lib/core/charge/obstacles";
import { editableAmount, formatMoney } from "@/lib/core/money/format-money";
import type { RefundAction } from "@/lib/core/refund/refund-outcome";
import { refundReports } from "@/lib/core/refund/refund-report";
import {
  metadataLimits,
  metadataRowsMax,
  noteCharactersMax,
  type StripeReason,
  stripeReasons,
  ticketCharactersMax,
} from "@/lib/core/refund/refund-request";
import { methodLabel, reasonLabel } from "@/lib/core/sentences";

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
  return {
    ...form,
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
    methodLabel: methodLabel(charge.method),
    reasons: stripeReasons.map((value) => ({
      value,
      label: reasonLabel(value),
      consequence: consequences[value],
    })),
    limits: {
      metadataRows: metadataRowsMax,
      keyCharacters: metadataLimits.keyCharacters,
      valueCharacters: metadataLimits.valueCharacters,
      ticketCharacters: ticketCharactersMax,
      noteCharacters: noteCharactersMax,
    },
  };
}

// Source: Stripe API reference, refunds, parameter `reason`.
const consequences: Record<StripeReason, string | null> = {
  requested_by_customer: null,
  duplicate: null,
  fraudulent: "Also puts the card and the e-mail address on Stripe’s block lists.",
};
