import "server-only";
import type { FieldMessage } from "@/lib/core/refund/field-message";
import type { RefundActOutcome } from "@/lib/core/refund/refund-act";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { type RefusalCode, signInAddress } from "@/lib/server/identity/sign-in-address";

type Refused = Extract<RefundActOutcome, { kind: "refused" }>;

/** A no to a form on a refund's page; `rows` is what was typed. */
export function refusedAct(
  messages: readonly FieldMessage[],
  rows: Refused["rows"] = [],
  trouble: StripeTrouble | null = null,
): Refused {
  const stripe = trouble === null ? null : { message: trouble.message, requestId: trouble.requestId };
  return { kind: "refused", messages, stripe, rows, isMoved: false, signInAddress: null };
}

/** What the guard's refusal means for the person; nothing typed is lost. */
export function refundActRefusedAtTheDoor(
  code: RefusalCode,
  refundId: string,
  rows: Refused["rows"] = [],
): Refused {
  const returnTo = `/refunds/${encodeURIComponent(refundId)}`;
  return { ...refusedAct([sentences[code]], rows), signInAddress: signInAddress(code, returnTo) };
}

export const mangledAct: FieldMessage = {
  field: "form",
  text: "This form arrived damaged, so nothing was sent.",
  help: "Open the refund again and fill the form in once more.",
};

const sentences: Record<RefusalCode, FieldMessage> = {
  unauthenticated: {
    field: "form",
    text: "You are signed out, so nothing was sent.",
    help: "Sign in in a new tab, come back here and press the button again: what you typed stays.",
  },
  stale: {
    field: "form",
    text: "Your rights have to be confirmed again before you change a refund. Nothing was sent.",
    help: "Confirm in a new tab, come back here and press the button again: what you typed stays.",
  },
  forbidden: {
    field: "form",
    text: "Your role does not include this. Nothing was sent.",
    help: "Refunds are canceled and described by agents and leads.",
  },
  cross_origin: {
    field: "form",
    text: "This form was not sent from Refund Console itself, so nothing was sent.",
    help: "Open the refund again and send the form from there.",
  },
};
