import "server-only";
import { oncePerProcess } from "@/lib/server/once-per-process";
import { transactionLifeSeconds } from "./login-transaction";

/**
 * True the first time a state comes back, false ever after. Other processes do not know of it; there the
 * provider's own rule that a code works once (RFC 6749, 4.1.2) stands alone.
 */
export function takeState(state: string, now: Date): boolean {
  const takenUntil = oncePerProcess("taken-states", () => new Map<string, number>());
  for (const [known, expiresAt] of takenUntil) if (expiresAt <= now.getTime()) takenUntil.delete(known);
  if (takenUntil.has(state)) return false;
  takenUntil.set(state, now.getTime() + transactionLifeSeconds * 1000);
  return true;
}
