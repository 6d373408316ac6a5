/** How a person has proven who they are: the values of `acr` that this provider knows, weakest first. */
export const signInLevels = ["urn:acme:sign-in:one-factor", "urn:acme:sign-in:two-factor"] as const;

export type SignInLevel = (typeof signInLevels)[number];

export const [oneFactor, twoFactor] = signInLevels;

/** What the person's telephone shows: here everybody has the same, and the page says so. */
export const codeOfEverybody = "246810";

/** Whether a request's space-separated `acr_values` ask for a second factor, and for nothing that is known before it. */
export function wantsSecondFactor(acrValues: unknown): boolean {
  const wanted = typeof acrValues === "string" ? acrValues.split(" ") : [];
  return signInLevels.find((level) => wanted.includes(level)) === twoFactor;
}

/** What a sign-in says of itself (`acr`, and `amr` by RFC 8176): a company's password, and perhaps a code. */
export function proofOf(level: SignInLevel): { acr: SignInLevel; amr: string[] } {
  return { acr: level, amr: level === twoFactor ? ["pwd", "otp", "mfa"] : ["pwd"] };
}
