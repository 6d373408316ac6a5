import "server-only";
import { z } from "zod";
import type { EndSessionsOutcome } from "@/lib/core/people/recent-person";
import type { GuardResult } from "@/lib/server/identity/guard";
import { endSessions } from "@/lib/server/workflows/end-sessions";

const personSchema = z.object({
  issuer: z.string().min(1).max(500),
  subject: z.string().min(1).max(500),
});

/** What follows the guard: parse, call, and the answer in words. */
export async function answerEndSessions(guarded: GuardResult, form: FormData): Promise<EndSessionsOutcome> {
  if (!guarded.ok) return { kind: "refused", sentence: sentences[guarded.code] };
  const person = personSchema.safeParse({ issuer: form.get("issuer"), subject: form.get("subject") });
  if (!person.success) return { kind: "refused", sentence: "This form arrived damaged. Nothing was done." };
  const isEnded = await endSessions(guarded.operator, person.data);
  return isEnded ? { kind: "ended" } : { kind: "refused", sentence: atGateway };
}

const atGateway = "Sessions are kept by your company’s gateway and can only be ended there.";

const sentences: Record<Extract<GuardResult, { ok: false }>["code"], string> = {
  unauthenticated: "You are signed out, so nothing was done. Sign in and try again.",
  stale: "Your rights have to be confirmed again. Reload the page and try again. Nothing was done.",
  forbidden: "Your role does not include this. Nothing was done.",
  cross_origin: "This form was not sent from Refund Console itself. Nothing was done.",
};
