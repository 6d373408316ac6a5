import "server-only";
import { isRevoked } from "@/lib/server/database/session-revocations";
import { environment } from "@/lib/server/environment";
import { hands } from "@/lib/server/hands";
import type { AssertionFacts } from "./gateway/assertion-facts";
import { sessionFromAssertion } from "./gateway/session-from-assertion";
import type { AssertionFault } from "./gateway/verify-assertion";
import { sessionCookieName } from "./identity-cookies";
import { recordArrival } from "./record-arrival";
import { openSession, type Session } from "./session";

/** Who is there, or why nobody is: for the log, which may know more than the answer says. */
export type Identity =
  | { readonly kind: "known"; readonly session: Session }
  | { readonly kind: "unknown"; readonly reason: UnknownReason; readonly facts: UnknownFacts | null };

export type UnknownReason = "no_session" | "session_revoked" | AssertionFault;
type UnknownFacts = { readonly detail: string | null; readonly assertion: AssertionFacts | null };

type Sender = {
  readonly headers: Pick<Headers, "get">;
  readonly cookies: { readonly get: (name: string) => { readonly value: string } | undefined };
};

/**
 * Who sent a request: from the gateway's assertion where one stands in front, otherwise from our own cookie, if its
 * session was not ended meanwhile: one look by the primary key, which is nothing beside a page's look at Stripe.
 */
export async function identify({ headers, cookies }: Sender): Promise<Identity> {
  const { appUrl, auth } = environment();
  const now = new Date();
  if (auth.mode === "proxy") {
    const asserted = await sessionFromAssertion(headers, auth, now);
    if (asserted.ok) {
      await recordArrival(asserted.session, now);
      return { kind: "known", session: asserted.session };
    }
    const { reason, detail, assertion } = asserted;
    return { kind: "unknown", reason, facts: { detail, assertion } };
  }
  const sealed = cookies.get(sessionCookieName(appUrl))?.value;
  const session = sealed === undefined ? null : await openSession(sealed, now, { appUrl, auth });
  if (session === null) return { kind: "unknown", reason: "no_session", facts: null };
  const { database } = await hands();
  if (await isRevoked(database, session)) return { kind: "unknown", reason: "session_revoked", facts: null };
  return { kind: "known", session };
}
