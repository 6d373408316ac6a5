import "server-only";
import type { GuardResult } from "@/lib/server/identity/guard";

/** What the guard's refusal means for an administrator at a form. */
export const doorSentences: Record<Extract<GuardResult, { ok: false }>["code"], string> = {
  unauthenticated: "You are signed out, so nothing was done. Sign in and try again.",
  stale: "Your rights have to be confirmed again. Reload the page and try again. Nothing was done.",
  forbidden: "Your role does not include this. Nothing was done.",
  cross_origin: "This form was not sent from Refund Console itself. Nothing was done.",
};
