import "server-only";
import type { NextRequest } from "next/server";
import type { StepUpFault } from "@/lib/core/step-up/step-up";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { findStepUp, proveStepUp, type StepUpRow } from "@/lib/server/database/step-up-rows";
import { hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import type { SignInEnd } from "./finish-sign-in";
import { personFacts } from "./log-refusal";
import { logSignInRefusal } from "./log-sign-in";
import type { LoginTransaction } from "./login-transaction";
import { mintOperator } from "./mint-operator";
import { requestFacts } from "./request-facts";
import type { IdentityEnvironment } from "./sealed-content";
import { type StepUpProof, stepUpProof } from "./step-up-proof";

type Asked = NonNullable<LoginTransaction["stepUp"]>;
type Back = { readonly request: NextRequest; readonly now: Date; readonly identity: IdentityEnvironment };
type SignedIn = Extract<SignInEnd, { kind: "signed_in" }>;

export type StepUpEnd = StepUpFault | "refused" | "too_late";

/** Writes down what the provider's answer proves for a waiting refund; null where it proves all that was asked. */
export async function recordStepUp(end: SignInEnd, asked: Asked, back: Back): Promise<StepUpEnd | null> {
  const { request, now, identity } = back;
  if (end.kind !== "signed_in") {
    const [reason, cause] =
      end.kind === "refused" ? [end.reason, end.cause] : ["check_failed" as const, null];
    logSignInRefusal(reason, cause, request.headers);
    return "refused";
  }
  const { database } = await hands();
  const row = await findStepUp(database, asked.draftId);
  if (row === null) return "too_late";
  const facts = { stepUp: identity.auth.stepUp, person: row, askedAtSeconds: asked.askedAtSeconds };
  const proof = stepUpProof(end.signed, end.session, facts, now);
  const fault = await write(row, proof, end, now);
  const told = { event: "identity.step_up", stepUpId: row.id, fault, person: personFacts(end.session) };
  log()[fault === null ? "info" : "warn"]({ ...told, ...requestFacts(request.headers) }, "Second factor");
  return fault;
}

/** The proof and its row of the audit log, or the row that says why there is none. */
async function write(
  row: StepUpRow,
  proof: StepUpProof,
  { session }: SignedIn,
  now: Date,
): Promise<StepUpEnd | null> {
  const { database } = await hands();
  return inTransaction(database, async (transaction) => {
    const { authenticatedAt, proof: way } = proof.ok ? proof : { authenticatedAt: now, proof: "" };
    const proved = proof.ok
      ? await proveStepUp(transaction, row, { provedAt: now, authenticatedAt, proof: way })
      : null;
    const fault = proof.ok ? (proved === null ? "too_late" : null) : proof.fault;
    const facts = {
      stepUpId: row.id,
      ...(fault === null ? { proof: way, authenticatedAt } : { why: fault }),
    };
    const event = fault === null ? "step_up.proved" : "step_up.failed";
    await appendAudit(transaction, mintOperator(session), now, [{ event, object: row.chargeId, facts }]);
    return fault;
  });
}
