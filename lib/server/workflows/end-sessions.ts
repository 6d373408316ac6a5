import "server-only";
import type { Operator } from "@/lib/core/operator";
import { environment } from "@/lib/server/environment";
import { type Hands, hands } from "@/lib/server/hands";
import { endSession } from "@/lib/server/identity/end-session";

type Person = Pick<Operator, "issuer" | "subject">;

/** Ends every session of a person from now on; false behind a gateway, which keeps the sessions itself. */
export async function endSessions(operator: Operator, person: Person): Promise<boolean> {
  if (environment().auth.mode === "proxy") return false;
  await endSessionsWith(await hands(), operator, person);
  return true;
}

/** The same with given hands. */
export function endSessionsWith(
  open: Pick<Hands, "database" | "clock">,
  operator: Operator,
  { issuer, subject }: Person,
): Promise<void> {
  return endSession(open, operator, { issuer, kind: "subject", value: subject }, "administrator");
}
