import "server-only";
import type { Operator } from "@/lib/core/operator";
import { environment } from "@/lib/server/environment";
import type { Hands } from "@/lib/server/hands";
import { endSession } from "@/lib/server/identity/end-session";
import { inAllBooks } from "@/lib/server/identity/in-all-books";

type Person = Pick<Operator, "issuer" | "subject">;

/** Ends every session of a person from now on, in every account; false behind a gateway, which keeps the sessions itself. */
export async function endSessions(operator: Operator, person: Person): Promise<boolean> {
  if (environment().auth.mode === "proxy") return false;
  await inAllBooks((open) => endSessionsWith(open, operator, person));
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
