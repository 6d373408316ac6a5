/** How a person has proven who they are: the values of `acr` that this provider knows, weakest first. */
export const signInLevels = ["urn:acme:sign-in:one-factor", "urn:acme:sign-in:two-factor"] as const;

type SignInLevel = (typeof signInLevels)[number];

/** The first level of a request's space-separated `acr_values` that is known here, else the weakest. */
export function signInLevelFor(acrValues: unknown): SignInLevel {
  const wanted = typeof acrValues === "string" ? acrValues.split(" ") : [];
  return signInLevels.find((level) => wanted.includes(level)) ?? signInLevels[0];
}
