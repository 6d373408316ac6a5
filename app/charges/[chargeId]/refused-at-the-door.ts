import "server-only";
import { accountQuery, connectedAccountIn } from "@/lib/core/charge/connected-account";
import { payablePath } from "@/lib/core/charge/payable";
import type { FieldMessage } from "@/lib/core/refund/field-message";
import type { RefundOutcome } from "@/lib/core/refund/refund-outcome";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";
import { type RefusalCode, signInAddress } from "@/lib/server/identity/sign-in-address";

/** What the guard's refusal means for the person at the form; nothing typed is lost. */
export function refusedAtTheDoor(code: RefusalCode, typed: TypedRefund): RefundOutcome {
  const returnTo = `${payablePath(typed.chargeId)}${accountQuery(connectedAccountIn(typed.connectedAccount))}`;
  return {
    kind: "refused",
    messages: [sentences[code]],
    stripe: null,
    typed,
    signInAddress: signInAddress(code, returnTo),
    stepUpAddress: null,
    earlierRequestId: null,
    repeat: null,
  };
}

const sentences: Record<RefusalCode, FieldMessage> = {
  unauthenticated: {
    field: "form",
    text: "You are signed out, so nothing was sent.",
    help: "Sign in in a new tab, come back here and send the form again: it keeps what you typed.",
  },
  stale: {
    field: "form",
    text: "Your rights have to be confirmed again before money moves. Nothing was sent.",
    help: "Confirm in a new tab, come back here and send the form again: it keeps what you typed.",
  },
  forbidden: {
    field: "form",
    text: "Your role does not include making refunds. Nothing was sent.",
    help: "Ask an administrator for the agent role.",
  },
  cross_origin: {
    field: "form",
    text: "This form was not sent from Refund Console itself, so nothing was done.",
    help: "Open the payment again and send the form from there.",
  },
};
