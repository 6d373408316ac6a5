import "server-only";
import type { z } from "zod";
import type { TextSet } from "@/lib/core/customer-text/text-set";
import type { Operator } from "@/lib/core/operator";
import type { FieldMessage } from "@/lib/core/refund/field-message";
import { toFieldMessages } from "@/lib/core/refund/field-messages";
import type { RefundOutcome } from "@/lib/core/refund/refund-outcome";
import { refundReport } from "@/lib/core/refund/refund-report";
import type {
  RefundRequest,
  refundRequestSchema,
  wholeRefundRequestSchema,
} from "@/lib/core/refund/refund-request";
import { refusalMessages } from "@/lib/core/refund/refusal";
import { repeatQuestion } from "@/lib/core/refund/repeat-question";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { stripeRefusalMessage } from "@/lib/core/refund/stripe-refusal";
import { emptyTypedRefund, type TypedRefund } from "@/lib/core/refund/typed-refund";
import type { GuardResult } from "@/lib/server/identity/guard";
import { personMark } from "@/lib/server/person-mark";
import { readTextsInForce } from "@/lib/server/reads/texts-in-force";
import { type RequestOutcome, requestRefund } from "@/lib/server/workflows/request-refund";
import { refusedAtTheDoor } from "./refused-at-the-door";

type Schema = typeof refundRequestSchema | typeof wholeRefundRequestSchema;

/** What follows the guard for both refund actions: parse, call, and the answer with all that was typed. */
export async function answerRefund(
  guarded: GuardResult,
  typed: TypedRefund | null,
  schema: Schema,
): Promise<RefundOutcome> {
  if (!guarded.ok) return refusedAtTheDoor(guarded.code, typed ?? emptyTypedRefund);
  if (typed === null) return refused([mangledMessage], emptyTypedRefund);
  if (!isTheirs(typed, guarded.operator)) return refused([othersMessage(guarded.operator)], typed);
  const parsed: z.ZodSafeParseResult<RefundRequest> = schema.safeParse(typed);
  if (!parsed.success) return refused(toFieldMessages(parsed.error.issues), typed);
  const outcome = await requestRefund(guarded.operator, parsed.data);
  const texts = await readTextsInForce(guarded.operator);
  return toOutcome(outcome, typed, guarded.operator, texts);
}

/** Without a confirmation nothing is asked of Stripe: the page asks the person instead. */
export async function answerUnconfirmed(
  guarded: GuardResult,
  typed: TypedRefund | null,
): Promise<RefundOutcome> {
  if (!guarded.ok) return refusedAtTheDoor(guarded.code, typed ?? emptyTypedRefund);
  if (typed === null) return refused([mangledMessage], emptyTypedRefund);
  if (!isTheirs(typed, guarded.operator)) return refused([othersMessage(guarded.operator)], typed);
  return { kind: "confirm_whole", typed };
}

/** Whether the form was made for whoever sends it; one that does not say so counts as somebody else's. */
function isTheirs({ person }: TypedRefund, operator: Operator): boolean {
  return person === personMark(operator);
}

function toOutcome(
  outcome: RequestOutcome,
  typed: TypedRefund,
  { name }: Operator,
  texts: TextSet,
): RefundOutcome {
  if (outcome.kind === "refused") {
    const { refusal } = outcome;
    const answer = refused(refusalMessages(refusal, typed.locale), typed);
    if (refusal.kind === "stripe_trouble") {
      const { message, requestId } = refusal.trouble;
      return { ...answer, stripe: { httpStatus: 0, code: null, parameter: null, message, requestId } };
    }
    if (refusal.kind === "looks_repeated") {
      const { chargeId, locale } = typed;
      return { ...answer, repeat: repeatQuestion(refusal, { chargeId, asker: name, locale }) };
    }
    if (refusal.kind === "step_up_needed") {
      return { ...answer, stepUpAddress: `/step-up/${refusal.draftId}` };
    }
    return refusal.kind === "attempt_reused"
      ? { ...answer, earlierRequestId: refusal.earlierRequestId }
      : answer;
  }
  return failureOf(outcome.refund, typed) ?? madeOf(outcome, typed.locale, texts);
}

function madeOf({ refund, isRepeat, charge }: Made, locale: string, texts: TextSet): RefundOutcome {
  const report = charge === null ? null : refundReport(refund, charge, { locale, texts });
  return { kind: "made", requestId: refund.id, isRepeat, report };
}

/** A request that Stripe refused at once: the form stays as typed, with Stripe's words beside ours. */
function failureOf(refund: RequestedRefund, typed: TypedRefund): RefundOutcome | null {
  const { failure } = refund;
  if (refund.state !== "failed" || failure === null || refund.refundId !== null) return null;
  return { ...refused([stripeRefusalMessage(failure)], typed), stripe: failure, earlierRequestId: refund.id };
}

type Made = Extract<RequestOutcome, { kind: "made" }>;
type Refused = Extract<RefundOutcome, { kind: "refused" }>;

function refused(messages: readonly FieldMessage[], typed: TypedRefund): Refused {
  return {
    kind: "refused",
    messages,
    stripe: null,
    typed,
    signInAddress: null,
    stepUpAddress: null,
    earlierRequestId: null,
    repeat: null,
  };
}

/** Somebody signed in elsewhere in this browser while the form stood open under another name. */
function othersMessage({ name }: Operator): FieldMessage {
  return {
    field: "form",
    text: `You are signed in as ${name} now, and this form was opened by somebody else, so nothing was sent.`,
    help: "What was typed is kept. Send it again if it shall go out under your name; otherwise sign out, and have its author sign in and send it.",
  };
}

const mangledMessage: FieldMessage = {
  field: "form",
  text: "This form arrived damaged, so nothing was sent.",
  help: "Open the payment again and fill the form in once more.",
};
