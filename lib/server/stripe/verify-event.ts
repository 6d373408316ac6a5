import "server-only";
import { Stripe } from "stripe";
import { isSignedTooFarAhead } from "@/lib/core/stripe/stripe-event";

/** The oldest signature that is taken; Stripe signs every delivery anew. Source: docs.stripe.com/webhooks. */
const ageSecondsMax = 300;

/** Longer headers than any that Stripe sends are not even looked at. */
const headerCharactersMax = 2_000;

/** `body` may be anything that JSON can say: also `null` can be signed. */
export type VerifiedEvent = { readonly kind: "true"; readonly body: unknown } | { readonly kind: "false" };

/**
 * Whether a webhook's signature holds under one of the secrets. Several secrets are for the time in which one
 * takes the place of the other.
 */
export function verifyEvent(
  stripe: Stripe,
  delivery: { readonly body: string; readonly signature: string },
  secrets: readonly string[],
  now: Date,
): VerifiedEvent {
  const { body, signature } = delivery;
  if (signature.length > headerCharactersMax || isSignedTooFarAhead(signature, now)) {
    return { kind: "false" };
  }
  for (const secret of secrets) {
    try {
      return { kind: "true", body: stripe.webhooks.constructEvent(body, signature, secret, ageSecondsMax) };
    } catch (error) {
      if (
        !(error instanceof Stripe.errors.StripeSignatureVerificationError) &&
        !(error instanceof SyntaxError)
      ) {
        throw error;
      }
    }
  }
  return { kind: "false" };
}
