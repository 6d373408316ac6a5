import "server-only";
import { log } from "@/lib/server/log";
import { countRefusal } from "@/lib/server/refusal-counts";
import type { SignInRefusal } from "./finish-sign-in";
import { personFacts } from "./log-refusal";
import { requestFacts } from "./request-facts";
import type { Session } from "./session";

/** Writes down who signed in, and when the provider now tells other roles than before. */
export function logSignIn(session: Session, previous: Session | null, headers: Pick<Headers, "get">): void {
  const person = personFacts(session);
  log().info({ event: "identity.signed_in", person, ...requestFacts(headers) }, "Signed in");
  if (previous?.subject !== session.subject || previous.issuer !== session.issuer) return;
  if (previous.roles.join() === session.roles.join()) return;
  const rolesBefore = previous.roles;
  log().warn(
    { event: "identity.roles_changed", person, rolesBefore, ...requestFacts(headers) },
    "Roles changed",
  );
}

/** Writes down and counts a sign-in that did not end well. Of the cause it keeps the name, never the provider's answer. */
export function logSignInRefusal(reason: SignInRefusal, cause: unknown, headers: Pick<Headers, "get">): void {
  const facts = {
    event: "identity.sign_in_refused",
    reason,
    detail: detailOf(cause),
    ...requestFacts(headers),
  };
  log().warn(facts, "Sign-in refused");
  countRefusal(reason);
}

// `error` is the provider's code (RFC 6749, 4.1.2.1), `code` the library's.
function detailOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  if ("error" in cause && typeof cause.error === "string") return cause.error.slice(0, 60);
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
}
