import "server-only";
import type { ActMessage, ActOutcome, TypedAct } from "@/lib/core/attention/case-form";
import { type RefusalCode, signInAddress } from "@/lib/server/identity/sign-in-address";

/** What the guard's refusal means for the person at a case; nothing typed is lost. */
export function actRefusedAtTheDoor(code: RefusalCode, typed: TypedAct): ActOutcome {
  const returnTo = `/attention/${encodeURIComponent(typed.caseId)}`;
  return {
    kind: "refused",
    messages: [sentences[code]],
    typed,
    signInAddress: signInAddress(code, returnTo),
  };
}

const sentences: Record<RefusalCode, ActMessage> = {
  unauthenticated: {
    field: "form",
    text: "You are signed out, so nothing was done.",
    help: "Sign in in a new tab, come back here and press the button again: what you typed stays.",
  },
  stale: {
    field: "form",
    text: "Your rights have to be confirmed again before you act on a case. Nothing was done.",
    help: "Confirm in a new tab, come back here and press the button again: what you typed stays.",
  },
  forbidden: {
    field: "form",
    text: "Your role does not include this. Nothing was done.",
    help: "Cases are for agents; a second person’s yes or no is for leads.",
  },
  cross_origin: {
    field: "form",
    text: "This form was not sent from Refund Console itself, so nothing was done.",
    help: "Open the case again and send the form from there.",
  },
};
