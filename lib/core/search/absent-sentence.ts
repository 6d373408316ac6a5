/** What an address can name that is not there. */
export type AbsentKind = "payment" | "customer" | "refund" | "case";

export function absentHeading(kind: AbsentKind): string {
  return `No such ${kind}`;
}

/** Says who does not know the number, and in which mode it was looked for. */
export function absentSentence(kind: AbsentKind, livemode: boolean): string {
  if (kind === "refund" || kind === "case") {
    return `There is no ${kind} with this number in Refund Console.`;
  }
  const mode = livemode ? "live" : "test";
  return `Stripe knows no ${mode} ${kind} with this number. This console works with ${mode} payments only.`;
}
