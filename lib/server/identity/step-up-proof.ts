import "server-only";
import type { StepUpFault } from "@/lib/core/step-up/step-up";
import type { StepUpEnvironment } from "@/lib/server/environment-step-up";

const toleranceSeconds = 30;

/** Older sign-ins prove nothing of this moment, whatever the provider was asked. */
const oldestSeconds = 5 * 60;

type Asked = {
  readonly stepUp: StepUpEnvironment | null;
  readonly person: { readonly issuer: string; readonly subject: string };
  readonly askedAtSeconds: number;
};

export type StepUpProof =
  | { readonly ok: true; readonly authenticatedAt: Date; readonly proof: string }
  | { readonly ok: false; readonly fault: StepUpFault };

/**
 * What the claims of a signed id_token prove: that the same person signed in after being asked, just now, with a
 * second factor. `max_age` and `acr_values` are only wishes, so each is looked at here. Pure.
 */
export function stepUpProof(
  claims: Readonly<Record<string, unknown>>,
  identity: { readonly issuer: string; readonly subject: string },
  { stepUp, person, askedAtSeconds }: Asked,
  now: Date,
): StepUpProof {
  if (stepUp === null) return fault("not_asked");
  if (identity.issuer !== person.issuer || identity.subject !== person.subject) return fault("other_person");
  const { auth_time: time } = claims;
  if (typeof time !== "number" || !Number.isSafeInteger(time)) return fault("no_time");
  const nowSeconds = Math.floor(now.getTime() / 1000);
  const earliest = Math.max(askedAtSeconds, nowSeconds - oldestSeconds) - toleranceSeconds;
  if (time < earliest || time > nowSeconds + toleranceSeconds) return fault("old_sign_in");
  const value = stepUp.values.find((wanted) => said(claims, stepUp.claim).includes(wanted));
  if (value === undefined) return fault("no_second_factor");
  return { ok: true, authenticatedAt: new Date(time * 1000), proof: `${stepUp.claim} ${value}` };
}

/** `acr` is one text, `acrs` and `amr` are lists; anything else says nothing. */
function said(claims: Readonly<Record<string, unknown>>, claim: StepUpEnvironment["claim"]): string[] {
  const value = claims[claim];
  if (claim === "acr") return typeof value === "string" ? [value] : [];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function fault(what: StepUpFault): StepUpProof {
  return { ok: false, fault: what };
}
