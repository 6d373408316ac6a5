import type { CalculationFault } from "@/lib/core/calculation/calculate";
import { calculationFaultSentence } from "@/lib/core/calculation/calculation-words";
import type { RuleRefusal } from "@/lib/core/limits/rule-refusals";
import { formatMoney } from "@/lib/core/money/format-money";
import type { Money } from "@/lib/core/money/money";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { troubleSentence } from "@/lib/core/stripe/stripe-trouble";
import { earlierSentence } from "./earlier-sentence";
import type { FieldMessage } from "./field-message";
import { fixedSentences } from "./fixed-refusals";
import type { LooksRepeated } from "./looks-repeated";
import { ruleMessage } from "./rule-message";
import { type StepUpNeeded, stepUpMessage } from "./step-up-message";

/** Why the policy refuses, with the facts that show it. One kind, one sentence, one place. */
export type Refusal =
  | { readonly kind: "charge_absent"; readonly chargeId: string; readonly livemode: boolean }
  | { readonly kind: "books_compared" }
  | { readonly kind: "charge_stopped" }
  | { readonly kind: "charge_of_transfer" }
  | { readonly kind: "charge_failed" }
  | { readonly kind: "charge_pending" }
  | { readonly kind: "charge_uncaptured" }
  | { readonly kind: "charge_expired" }
  | { readonly kind: "charge_disputed"; readonly disputeId: string | null }
  | { readonly kind: "charge_refunded" }
  | { readonly kind: "balance_empty" }
  | { readonly kind: "nothing_left"; readonly underWay: Money }
  | { readonly kind: "over_left"; readonly asked: Money; readonly left: Money }
  | { readonly kind: "charge_changed"; readonly seen: Money; readonly left: Money }
  | { readonly kind: "calculation_broken"; readonly fault: CalculationFault }
  | { readonly kind: "calculation_differs"; readonly asked: Money; readonly worked: Money }
  | { readonly kind: "wrong_currency"; readonly asked: string; readonly currency: string }
  | { readonly kind: "transfer_not_returnable" }
  | { readonly kind: "fee_not_returnable" }
  | { readonly kind: "fee_needs_transfer" }
  | { readonly kind: "email_required" }
  | { readonly kind: "no_payment_intent" }
  | { readonly kind: "rules_not_kept"; readonly rules: readonly [RuleRefusal, ...RuleRefusal[]] }
  | { readonly kind: "currency_refused"; readonly currency: string }
  | StepUpNeeded
  | LooksRepeated
  | { readonly kind: "attempt_reused"; readonly earlierRequestId: string }
  | { readonly kind: "stripe_trouble"; readonly trouble: StripeTrouble };

/** The sentences of a refusal, each with its field: several only where several rules were not kept. */
export function refusalMessages(refusal: Refusal, locale: string): FieldMessage[] {
  return refusal.kind === "rules_not_kept"
    ? refusal.rules.map(ruleMessage)
    : [refusalMessage(refusal, locale)];
}

/** The sentence of a refusal and the field of the form that it belongs to. */
export function refusalMessage(refusal: Refusal, locale: string): FieldMessage {
  switch (refusal.kind) {
    case "over_left":
      return {
        field: "amount",
        text: `Only ${formatMoney(refusal.left, locale)} is left of this payment, and ${formatMoney(refusal.asked, locale)} was asked for.`,
        help: `Type ${formatMoney(refusal.left, locale)} or less.`,
      };
    case "nothing_left":
      return {
        field: "amount",
        text: `Nothing is left to refund: ${formatMoney(refusal.underWay, locale)} is set aside or on its way back already.`,
        help: "Wait until that refund has its result: the list of what went back follows it.",
      };
    case "charge_changed":
      return {
        field: "amount",
        text: `This payment changed since you opened it: ${formatMoney(refusal.seen, locale)} was left then, ${formatMoney(refusal.left, locale)} is left now.`,
        help: "Nothing was sent. Look at what went back, then decide again: the figures are up to date now.",
      };
    case "calculation_differs":
      return {
        field: "amount",
        text: `Working the amount out gives ${formatMoney(refusal.worked, locale)} now, and ${formatMoney(refusal.asked, locale)} was asked for.`,
        help: "Work the amount out again, or type it.",
      };
    case "looks_repeated":
      return repeatedMessage(refusal, locale);
    case "step_up_needed":
      return stepUpMessage(refusal, locale);
    case "rules_not_kept":
      return ruleMessage(refusal.rules[0]);
    default:
      return { ...plainSentence(refusal) };
  }
}

function repeatedMessage({ earlier, seenAt, hasAnswer }: LooksRepeated, locale: string): FieldMessage {
  const [newest] = earlier.map((one) => earlierSentence(one, seenAt, locale));
  const since = hasAnswer ? "Meanwhile there is another one: " : "";
  return {
    field: "repeatNote",
    text: `${since}${newest ?? ""}. This looks like the same thing twice.`,
    help: "Compare them. If it has to go back again, say why in a sentence and send the form once more.",
  };
}

type PlainRefusal = Exclude<
  Refusal,
  {
    kind:
      | "over_left"
      | "nothing_left"
      | "charge_changed"
      | "calculation_differs"
      | "looks_repeated"
      | "rules_not_kept"
      | "step_up_needed";
  }
>;

function plainSentence(refusal: PlainRefusal): FieldMessage {
  switch (refusal.kind) {
    case "charge_absent":
      return {
        field: "form",
        text: `Stripe knows no ${refusal.livemode ? "live" : "test"} payment with the number ${refusal.chargeId}.`,
        help: `This console works with ${refusal.livemode ? "live" : "test"} payments only.`,
      };
    case "charge_disputed":
      return {
        field: "form",
        text: "The customer has disputed this payment at the bank, so it cannot be refunded.",
        help: "Answer the dispute in Stripe instead: a refund beside it could pay the customer twice.",
      };
    case "wrong_currency":
      return {
        field: "amount",
        text: `This payment is in ${refusal.currency.toUpperCase()}, not in ${refusal.asked.toUpperCase()}.`,
        help: "Open the payment again and type the amount in its own currency.",
      };
    case "calculation_broken":
      return {
        field: "amount",
        text: calculationFaultSentence(refusal.fault),
        help: "Work the amount out again, or type it.",
      };
    case "currency_refused":
      return {
        field: "form",
        text: `Your company does not let refunds in ${refusal.currency.toUpperCase()} be made here.`,
        help: "Ask an administrator to set a limit for this currency.",
      };
    case "stripe_trouble": {
      const { forOperator, forAdministrator } = troubleSentence(refusal.trouble);
      return { field: "form", text: forOperator, help: forAdministrator };
    }
    default:
      return fixedSentences[refusal.kind];
  }
}
