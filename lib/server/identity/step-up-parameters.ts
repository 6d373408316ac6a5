import "server-only";
import type { StepUpEnvironment } from "@/lib/server/environment-step-up";

/**
 * What asks the provider for a fresh sign-in with a second factor. A person can strip it from the address on the way,
 * so the answer is checked as if nothing had been asked. Sources: OpenID Connect Core 1.0, 3.1.2.1 and 5.5; Entra ID,
 * developer guide to Conditional Access authentication context.
 */
export function stepUpParameters(stepUp: StepUpEnvironment | null): Record<string, string> {
  const fresh = { prompt: "login", max_age: "0" };
  switch (stepUp?.claim) {
    case "acr":
      return { ...fresh, acr_values: stepUp.values.join(" ") };
    case "acrs": {
      const acrs = { essential: true, values: stepUp.values };
      return { ...fresh, claims: JSON.stringify({ id_token: { acrs } }) };
    }
    default:
      return fresh;
  }
}
