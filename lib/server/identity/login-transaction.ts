import "server-only";
import { z } from "zod";
import { type IdentityEnvironment, openContent, sealContent } from "./sealed-content";

export const transactionLifeSeconds = 10 * 60;

const transactionSchema = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  codeVerifier: z.string().min(1),
  returnTo: z.string().min(1),
  /** Sent with `prompt=none`: the provider may only answer, not ask. */
  isQuiet: z.boolean(),
  /** The refund that waits for its author's second factor, and when the provider was asked for it. */
  stepUp: z
    .object({ draftId: z.string().min(1), askedAtSeconds: z.int() })
    .nullable()
    .default(null),
});

/** What this browser must still know when it comes back from the provider. */
export type LoginTransaction = z.infer<typeof transactionSchema>;

export function sealTransaction(
  transaction: LoginTransaction,
  now: Date,
  environment: IdentityEnvironment,
): Promise<string> {
  const expiresAt = new Date(now.getTime() + transactionLifeSeconds * 1000);
  return sealContent("sign-in", transaction, expiresAt, now, environment);
}

export function openTransaction(
  sealed: string,
  now: Date,
  environment: IdentityEnvironment,
): Promise<LoginTransaction | null> {
  return openContent("sign-in", sealed, transactionSchema, now, environment);
}
