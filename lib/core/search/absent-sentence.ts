/** What an address can name that is not there. */
export type AbsentKind = "payment" | "customer" | "refund" | "case" | "approval";

export function absentHeading(kind: AbsentKind): string {
  return kind === "approval" ? "Nothing to approve" : `No such ${kind}`;
}

/** Says who does not know the number, and in which mode it was looked for. */
export function absentSentence(
  kind: AbsentKind,
  livemode: boolean,
  place: "console" | "account" = "console",
): string {
  if (kind === "approval") return "No request with this number needs a second person.";
  if (kind === "refund" || kind === "case") {
    return `There is no ${kind} with this number in ${place === "console" ? "Refund Console" : "this account"}.`;
  }
  const mode = livemode ? "live" : "test";
  return `Stripe knows no ${mode} ${kind} with this number. This ${place} works with ${mode} payments only.`;
}
