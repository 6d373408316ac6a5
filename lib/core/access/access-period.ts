/** Up to which instant, and how many days before it, a review looks. */
export type AccessPeriod = { readonly days: number; readonly asOf: Date };

/** What can be chosen; the first one holds where nothing was. */
export const periodDays = [90, 30, 180, 365] as const;

/** So long after it was shown a list can be exported and signed: later it is shown anew. */
const longestMilliseconds = 24 * 3_600_000;

/** Reads the period out of an address or a form. An instant to come, or one too long ago, is none: then it is now. */
export function readAccessPeriod(parameters: Readonly<Record<string, unknown>>, now: Date): AccessPeriod {
  const days = periodDays.find((one) => String(one) === parameters["days"]) ?? periodDays[0];
  const text = parameters["asOf"];
  const asOf = new Date(typeof text === "string" && /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(text) ? text : "");
  const age = now.getTime() - asOf.getTime();
  return { days, asOf: age >= 0 && age <= longestMilliseconds ? asOf : now };
}

export function startOf({ days, asOf }: AccessPeriod): Date {
  return new Date(asOf.getTime() - days * 86_400_000);
}
