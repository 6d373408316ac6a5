import "server-only";
import type { ActMessage, ActOutcome, TypedAct } from "@/lib/core/attention/case-form";
import type { GuardResult } from "@/lib/server/identity/guard";

type RefusalCode = Extract<GuardResult, { ok: false }>["code"];

/** What the guard's refusal means for the person at a case; nothing typed is lost. */
export function actRefusedAtTheDoor(code: RefusalCode, typed: TypedAct): ActOutcome {
  const isMended = code === "unauthenticated" || code === "stale";
  const returnTo = `/attention/${encodeURIComponent(typed.caseId)}`;
  const door = code === "stale" ? "/auth/renew" : "/auth/sign-in";
  const signInAddress = isMended ? `${door}?${new URLSearchParams({ returnTo })}` : null;
  return { kind: "refused", messages: [sentences[code]], typed, signInAddress };
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
