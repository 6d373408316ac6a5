import "server-only";
import type { NextRequest } from "next/server";
import type { StepUpFault } from "@/lib/core/step-up/step-up";
import { findStepUp } from "@/lib/server/database/step-up-rows";
import { hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import type { SignInEnd } from "./finish-sign-in";
import { personFacts } from "./log-refusal";
import { logSignInRefusal } from "./log-sign-in";
import type { LoginTransaction } from "./login-transaction";
import { mintOperator } from "./mint-operator";
import { requestFacts } from "./request-facts";
import type { IdentityEnvironment } from "./sealed-content";
import { stepUpProof } from "./step-up-proof";
import { writeStepUpProof } from "./write-step-up-proof";

type Asked = NonNullable<LoginTransaction["stepUp"]>;
type Back = { readonly request: NextRequest; readonly now: Date; readonly identity: IdentityEnvironment };

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
  const fault = await writeStepUpProof(database, row, proof, mintOperator(end.session), now);
  const told = { event: "identity.step_up", stepUpId: row.id, fault, person: personFacts(end.session) };
  log()[fault === null ? "info" : "warn"]({ ...told, ...requestFacts(request.headers) }, "Second factor");
  return fault;
}
