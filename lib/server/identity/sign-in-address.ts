import "server-only";
import type { GuardResult } from "./guard";

export type RefusalCode = Extract<GuardResult, { ok: false }>["code"];

/** Where somebody whom the guard refused gets in again and comes back to `returnTo`; null where that mends nothing. */
export function signInAddress(code: RefusalCode, returnTo: string): string | null {
  if (code !== "unauthenticated" && code !== "stale") return null;
  const door = code === "stale" ? "/auth/renew" : "/auth/sign-in";
  return `${door}?${new URLSearchParams({ returnTo })}`;
}
