import "server-only";
import type { Findings } from "@/lib/core/search/cut-page";
import type { SearchNote } from "@/lib/core/search/search-note";
import type { Asked } from "@/lib/server/stripe/ask";

/** Stripe's search is usually within a minute, and within an hour in a bad time. Source: docs.stripe.com/search. */
const lagMilliseconds = 3_600_000;

/** A company with more payments an hour than are listed has some that neither search nor list may show yet. */
export function lagNotes({ value, seenAt }: Extract<Asked<Findings>, { kind: "found" }>): SearchNote[] {
  const { lookedTo } = value;
  if (lookedTo === null || seenAt.getTime() - lookedTo.createdAt.getTime() > lagMilliseconds) return [];
  return [{ kind: "search_lags", knownFrom: lookedTo.createdAt }];
}
