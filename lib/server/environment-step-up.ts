import "server-only";
import { type FaultList, type Variables, valueOf } from "./environment-faults";

/**
 * What proves a second factor. `acr`: asked with `acr_values`, and the answer must name one of them. `acrs`: an
 * authentication context of Entra ID, asked with the `claims` parameter. `amr`: nothing is asked but a fresh sign-in,
 * and the answer must say that one of these ways was used.
 */
export type StepUpEnvironment = {
  readonly claim: "acr" | "acrs" | "amr";
  readonly values: readonly string[];
};

const names = { acr: "STEP_UP_ACR", acrs: "STEP_UP_ACRS", amr: "STEP_UP_AMR" } as const;
const claims = ["acr", "acrs", "amr"] as const;

/** Null where none is set: then a second person stands in wherever a second factor would be asked for. */
export function readStepUp(variables: Variables, faults: FaultList): StepUpEnvironment | null {
  const [claim, ...others] = claims.filter((one) => valueOf(variables, names[one]) !== null);
  if (claim === undefined) return null;
  for (const other of others) {
    faults.add(names[other], `must not be set beside ${names[claim]}: one of them proves the second factor.`);
  }
  const values = (valueOf(variables, names[claim]) ?? "").split(/[\s,]+/);
  if (values.every((value) => /^[!-~]{1,200}$/.test(value))) return { claim, values };
  return faults.add(names[claim], "must be one or more values without spaces, with spaces between.");
}

/** Behind a gateway nobody signs in here, so nothing could be asked for: never silently passed over. */
export function refuseStepUp(variables: Variables, faults: FaultList): void {
  for (const claim of claims) {
    if (valueOf(variables, names[claim]) === null) continue;
    faults.add(names[claim], "needs AUTH_MODE=oidc: behind a gateway a second person stands in for it.");
  }
}
