/** What a currency that nobody set a limit for means. */
export const unlistedRules = ["needs_approval", "refused", "unlimited"] as const;
export type UnlistedRule = (typeof unlistedRules)[number];
