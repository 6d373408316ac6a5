import { steer } from "./ask-stripe";

/** Faults of the simulator; its README says what each does. */
export type Fault =
  | "executed_and_lost"
  | "dropped_before"
  | "html_502"
  | "key_expired_401"
  | "permission_missing_403"
  | "slow";

/**
 * Lets the next calls of one charge go wrong. Only addresses that name the charge: another test's calls must not
 * be struck.
 */
export async function stageFault(
  on: { readonly method: "GET" | "POST"; readonly path: `/v1/charges/${string}` },
  fault: Fault,
  times: number,
): Promise<void> {
  await steer("POST", "faults", { on, fault, times });
}
