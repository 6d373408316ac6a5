import "server-only";
import { environment } from "@/lib/server/environment";

/** Where a session ends: here, with a form of ours, or at the gateway in front, if we know its address. */
export type SignOutWay =
  | { readonly at: "console" }
  | { readonly at: "gateway"; readonly address: string | null };

export function signOutWay(): SignOutWay {
  const { auth } = environment();
  if (auth.mode === "oidc") return { at: "console" };
  return { at: "gateway", address: auth.signOutAddress?.href ?? null };
}
