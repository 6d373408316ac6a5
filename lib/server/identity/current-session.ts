import "server-only";
import { currentIdentity } from "./current-identity";
import type { Session } from "./session";

/** The session of this request; null when nobody is signed in. */
export async function currentSession(): Promise<Session | null> {
  const identity = await currentIdentity();
  return identity.kind === "known" ? identity.session : null;
}
