import { csvLine } from "@/lib/core/audit/csv";
import { limitColumns } from "@/lib/core/limits/decide-limits";
import { startOf } from "./access-period";
import type { AccessReview, PersonAccess } from "./access-review";

export const accessLists = ["people", "pairs", "soon"] as const;
export type AccessList = (typeof accessLists)[number];

/**
 * One list of a review as CSV, for people, spreadsheets and the hash that is signed: the same review gives the same
 * bytes. Amounts are in minor units, instants in UTC.
 */
export function accessFile(review: AccessReview, list: AccessList): string {
  const { days, asOf } = review.period;
  const span = [startOf(review.period).toISOString(), asOf.toISOString(), String(days)];
  const [head, rows] = tables[list](review);
  return [["from", "asOf", "days", ...head], ...rows.map((row) => [...span, ...row])].map(csvLine).join("");
}

/** Such as `access-people-2026-11-27.csv`. */
export function accessFileName(list: AccessList, asOf: Date): string {
  return `access-${list}-${asOf.toISOString().slice(0, 10)}.csv`;
}

type Table = readonly [head: readonly string[], rows: readonly (readonly string[])[]];

const tables: Readonly<Record<AccessList, (review: AccessReview) => Table>> = {
  people: ({ people, limitVersion }) => [
    [
      "name",
      "issuer",
      "subject",
      "roles",
      "lastSignInAt",
      "lastRefundAt",
      "lastDecisionAt",
      "limitVersion",
      "ownLimits",
      "limitsInMinorUnits",
    ],
    people.map((person) => [
      person.name,
      person.issuer,
      person.subject,
      person.roles === null ? "unknown" : person.roles.join(" "),
      instant(person.signedInAt),
      instant(person.refundedAt),
      instant(person.decidedAt),
      String(limitVersion),
      person.hasOwnLimits ? "yes" : "no",
      limitsText(person),
    ]),
  ],
  pairs: ({ pairs }) => [
    [
      "requester",
      "requesterIssuer",
      "requesterSubject",
      "decider",
      "deciderIssuer",
      "deciderSubject",
      "approved",
      "rejected",
      "decidedOfRequester",
      "sharePercent",
      "standsOut",
    ],
    pairs.map((pair) => [
      ...namesOf(pair.requester),
      ...namesOf(pair.decider),
      String(pair.approved),
      String(pair.rejected),
      String(pair.decidedOfRequester),
      String(pair.sharePercent),
      pair.isMutual ? "both ways" : pair.isConspicuous ? "yes" : "no",
    ]),
  ],
  soon: ({ soon }) => [
    [
      "name",
      "issuer",
      "subject",
      "soon",
      "ofAll",
      "fewestMinutes",
      "medianMinutes",
      "sumsInMinorUnits",
      "newest",
    ],
    soon.map((one) => [
      ...namesOf(one.person),
      String(one.soon),
      String(one.ofAll),
      String(one.fewestMinutes),
      String(one.medianMinutes),
      one.sums.map(({ amountMinor, currency }) => `${currency} ${amountMinor}`).join("; "),
      one.newest.map(({ requestId, minutes }) => `${requestId} ${minutes} min`).join("; "),
    ]),
  ],
};

function namesOf({ name, issuer, subject }: { name: string; issuer: string; subject: string }): string[] {
  return [name, issuer, subject];
}

function instant(at: Date | null): string {
  return at === null ? "" : at.toISOString();
}

function limitsText({ limits }: PersonAccess): string {
  if (limits === null) return "refunds nothing";
  return limits
    .map(
      (one) =>
        `${one.currency} ${limitColumns.map((column) => `${column} ${one[column] ?? "none"}`).join(" ")}`,
    )
    .join("; ");
}
