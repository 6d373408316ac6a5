import "server-only";
import { z } from "zod";
import { roles } from "@/lib/core/operator";
import { type IdentityEnvironment, openContent, sealContent } from "./sealed-content";

const absoluteLifeSeconds = 8 * 60 * 60;
const idleLifeSeconds = 30 * 60;
const roleFreshnessSeconds = 15 * 60;
const renewalStepSeconds = 60;

const instant = z
  .number()
  .int()
  .transform((seconds) => new Date(seconds * 1000));

// To the millisecond: who signs out and in again within a second has one session that ended and one that began.
const preciseInstant = z
  .number()
  .int()
  .transform((milliseconds) => new Date(milliseconds));

const sessionSchema = z.object({
  /** Our own number for it: what sign-out ends. A gateway's assertion gets a new one with every request. */
  id: z.string().min(1),
  issuer: z.string().min(1),
  subject: z.string().min(1),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  /** The provider's own session, for sign-out that starts there. */
  providerSessionId: z.string().nullable(),
  authenticatedAt: instant.nullable(),
  acr: z.string().nullable(),
  signedInAt: preciseInstant,
  rolesAt: instant,
  seenAt: instant,
  /** The accounts in which the person had any role then; left out with one account. Opens nothing by itself. */
  reach: z.array(z.string()).optional(),
});

/** Who signed in, with the roles as the provider last told them. Holds no token. */
export type Session = z.infer<typeof sessionSchema>;

/** Seals a session; it opens until 8 hours after sign-in or 30 minutes after it was last seen. */
export function sealSession(session: Session, now: Date, environment: IdentityEnvironment): Promise<string> {
  const content = {
    ...session,
    authenticatedAt: session.authenticatedAt && secondsOf(session.authenticatedAt),
    signedInAt: session.signedInAt.getTime(),
    rolesAt: secondsOf(session.rolesAt),
    seenAt: secondsOf(session.seenAt),
  };
  return sealContent("session", content, sessionEnd(session), now, environment);
}

/** When a session ends unless the person is seen again: what is under way for it by then must stop as well. */
export function sessionEnd({ signedInAt, seenAt }: Pick<Session, "signedInAt" | "seenAt">): Date {
  const endsAt = Math.min(secondsOf(signedInAt) + absoluteLifeSeconds, secondsOf(seenAt) + idleLifeSeconds);
  return new Date(endsAt * 1000);
}

export function openSession(
  sealed: string,
  now: Date,
  environment: IdentityEnvironment,
): Promise<Session | null> {
  return openContent("session", sealed, sessionSchema, now, environment);
}

/** Roles older than 15 minutes do not move money: the person may have lost them since. */
export function hasStaleRoles(session: Session, now: Date): boolean {
  return secondsOf(now) - secondsOf(session.rolesAt) > roleFreshnessSeconds;
}

/** A renewal of the same person's session stays that session, so that it cannot go on for ever or outlive its end. */
export function continuedSession(previous: Session | null, fresh: Session): Session {
  const isSamePerson = previous?.issuer === fresh.issuer && previous.subject === fresh.subject;
  return isSamePerson ? { ...fresh, id: previous.id, signedInAt: previous.signedInAt } : fresh;
}

/** The session as seen now, or null while the last sighting is too recent to be worth a new cookie. */
export function renewedSession(session: Session, now: Date): Session | null {
  if (secondsOf(now) - secondsOf(session.seenAt) < renewalStepSeconds) return null;
  return { ...session, seenAt: now };
}

function secondsOf(instantToRound: Date): number {
  return Math.floor(instantToRound.getTime() / 1000);
}
