import { fieldId } from "@/components/refund/field-id";
import type { ReasonChoice } from "@/components/refund/refund-terms";
import type { CompanyReason } from "@/lib/core/limits/limit-set";
import type { StripeReason } from "@/lib/core/refund/refund-request";

// Source: Stripe API reference, refunds, parameter `reason`.
const consequences: Record<StripeReason, string | null> = {
  requested_by_customer: null,
  duplicate: null,
  fraudulent: "Also puts the card and the e-mail address on Stripe’s block lists.",
};

/** A reason as the form offers it, made on the server: its first letter is underlined and chooses it. */
export function reasonChoice({ key: value, label, stripeReason, needsNote }: CompanyReason): ReasonChoice {
  const consequence = stripeReason === null ? null : consequences[stripeReason];
  const consequenceId = consequence === null && !needsNote ? null : `${fieldId("reason")}-${value}`;
  const text = (
    <span>
      <span>
        <span className="underline underline-offset-2">{label.slice(0, 1)}</span>
        {label.slice(1)}
      </span>
      {consequenceId !== null && (
        <span id={consequenceId} aria-hidden="true" className="block text-sm">
          {consequence !== null && <span className="block text-caution">{consequence} </span>}
          {needsNote && <span className="block text-soft">Needs a note.</span>}
        </span>
      )}
    </span>
  );
  return { value, letter: label.slice(0, 1).toLowerCase(), text, consequenceId };
}
