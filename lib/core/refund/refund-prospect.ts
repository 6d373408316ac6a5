import { failurePlan } from "@/lib/core/attention/failure-reason";
import type { ChargeRefund } from "@/lib/core/charge/charge";

/** What is to know about a refund at Stripe beyond its state: what it waits for, and how its money is traced. */
export type RefundProspect = {
  readonly kind: "waits" | "fell_back" | "reversed" | "traceable" | "reference_awaited" | "no_reference";
  readonly sentence: string;
  /** The bank's reference, to copy, with the name that banks call it by. */
  readonly reference: { readonly name: string; readonly text: string } | null;
};

/** Null where the state says it all. Dates stand in UTC, as everywhere. */
export function refundProspect(
  refund: ChargeRefund,
  { locale, connectedAccount }: { readonly locale: string; readonly connectedAccount: string | null },
): RefundProspect | null {
  const isOwn = connectedAccount === null;
  const whose = isOwn ? "your Stripe" : "the connected account’s";
  switch (refund.status) {
    case "requires_action":
      return plain("waits", actionSentence(refund, locale, isOwn ? "you" : "the connected account"));
    case "pending":
      return plain("waits", pendingSentence(refund.pendingReason, whose));
    case "succeeded":
      return tracing(refund);
    case "failed":
      return plain(
        "fell_back",
        `It failed because ${failurePlan(refund.failureReason ?? "").because}. ${moneySentence(refund, whose)}`,
      );
    case "canceled":
      return plain("fell_back", `It was canceled. ${moneySentence(refund, whose)}`);
  }
}

/**
 * Where the money of a refund is that came to nothing. `whose` says whose balance paid it: of a direct charge that is
 * the connected account's. Source: docs.stripe.com/refunds, failed refunds.
 */
function moneySentence({ balance }: ChargeRefund, whose: string): string {
  switch (balance) {
    case "restored":
      return `The money had gone out and came back: it is in ${whose} balance again.`;
    case "debited":
      return `The money had gone out; Stripe puts it back into ${whose} balance within 30 days.`;
    case "untouched":
      return `No money had left ${whose} balance.`;
  }
}

/** What the customer must do, where that was asked, and by when. */
function actionSentence(
  { instructionsEmail, actionExpiresAt }: ChargeRefund,
  locale: string,
  payer: string,
): string {
  const where = instructionsEmail === null ? "Stripe’s e-mail" : `Stripe’s e-mail to ${instructionsEmail}`;
  const until = actionExpiresAt === null ? "" : ` by ${dayOf(actionExpiresAt, locale)}`;
  return `The customer must answer ${where} with bank details${until}; without an answer the refund fails and the money stays with ${payer}.`;
}

function pendingSentence(pendingReason: string | null, whose: string): string {
  switch (pendingReason) {
    case "insufficient_funds":
      return `It waits for money: ${whose} balance is too low. Add money in Stripe, or it fails after a while.`;
    case "charge_pending":
      return "It waits for the payment itself to settle; if that fails, the refund is canceled and no money moves.";
    default:
      return "The bank is working on it; nothing has to be done.";
  }
}

/** Source: docs.stripe.com/refunds: a reversal has no reference, others get one within 7 business days. */
function tracing({
  destinationType,
  reference,
  referenceType,
  referenceStatus,
}: ChargeRefund): RefundProspect | null {
  if (destinationType === "reversal") {
    return plain(
      "reversed",
      "It became a reversal: the payment itself disappears from the customer’s statement. No credit is shown, and there is no reference.",
    );
  }
  if (reference !== null) {
    const sentence = "The customer’s bank can find the refund by this number.";
    return {
      kind: "traceable",
      sentence,
      reference: { name: referenceName(referenceType), text: reference },
    };
  }
  if (referenceStatus === "pending") {
    return plain("reference_awaited", "The bank’s reference comes within 7 business days of the refund.");
  }
  return referenceStatus === "unavailable"
    ? plain("no_reference", "The bank gave no reference for this refund.")
    : null;
}

/** As banks call the number; another kind keeps its plain name. */
function referenceName(type: string | null): string {
  switch (type) {
    case "acquirer_reference_number":
      return "Bank’s reference (ARN)";
    case "system_trace_audit_number":
      return "Bank’s reference (STAN)";
    case "retrieval_reference_number":
      return "Bank’s reference (RRN)";
    default:
      return "Bank’s reference";
  }
}

function dayOf(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(at);
}

function plain(kind: RefundProspect["kind"], sentence: string): RefundProspect {
  return { kind, sentence, reference: null };
}
