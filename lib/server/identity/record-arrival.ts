import "server-only";
import { log } from "@/lib/server/log";
import { oncePerAccount } from "@/lib/server/once-per-account";
import { recordRolesChanged, recordSessionBegun } from "./record-session-begun";
import type { Session } from "./session";

/** As long as a session of our own would live: after that somebody arrives anew. */
const arrivalMilliseconds = 8 * 60 * 60_000;
const mostPeople = 10_000;

type Arrival = { readonly roles: string; readonly at: number };

/**
 * Behind a gateway nobody signs in here, and each request tells the roles anew. Written down is who arrives, once in
 * eight hours, and whose roles are others than at the request before: a review of access reads it, and so does what
 * waits for somebody's right. Several servers tell it several times. A log that cannot be written turns nobody away:
 * every step that moves money writes its own row, or does not happen.
 */
export async function recordArrival(session: Session, now: Date): Promise<void> {
  const arrivals = oncePerAccount("arrivals", () => new Map<string, Arrival>());
  const key = `${session.issuer}|${session.subject}`;
  const before = arrivals.get(key);
  const roles = session.roles.join();
  const isHere = before !== undefined && now.getTime() - before.at < arrivalMilliseconds;
  if (isHere && before.roles === roles) return;
  if (arrivals.size >= mostPeople) arrivals.clear();
  arrivals.set(key, { roles, at: isHere ? before.at : now.getTime() });
  try {
    await (isHere ? recordRolesChanged(session, now) : recordSessionBegun(session, now));
  } catch (error) {
    arrivals.delete(key);
    log().error({ err: error }, "an arrival could not be written down");
  }
}
