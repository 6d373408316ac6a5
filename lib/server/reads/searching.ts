import "server-only";
import type { Charge } from "@/lib/core/charge/charge";
import type { Findings } from "@/lib/core/search/cut-page";
import type { PaymentKey } from "@/lib/core/search/payment-key";
import type { SearchIntent } from "@/lib/core/search/search";
import type { SearchNote } from "@/lib/core/search/search-note";
import type { Asked } from "@/lib/server/stripe/ask";

/** Where a search goes on, and what it needs to read what was typed. */
export type Looking = {
  /** Null for the first page. */
  readonly after: PaymentKey | null;
  readonly locale: string;
  /** Metadata keys whose values Stripe's search is asked for. */
  readonly searchKeys: readonly string[];
};

/** A page of payments, and why there may be more of them. */
export type TextFound = {
  readonly charges: readonly Charge[];
  readonly next: PaymentKey | null;
  readonly notes: readonly SearchNote[];
};

export type WordsIntent = Extract<SearchIntent, { readonly kind: "email" | "words" }>;

/** What one way to look brought. */
export type Look = Asked<{ readonly findings: readonly Findings[]; readonly notes: readonly SearchNote[] }>;

/** One way to look that did not answer is told, whatever the others brought. */
export const lookFailed: SearchNote = { kind: "look_failed" };

/** Rows shown at once; more than that is not a search but a list. */
export const rowsMax = 50;

/** Pages of a hundred payments that are looked through: at first quickly, then because somebody asked for it. */
export function pagesToLookThrough(after: object | null): number {
  return after === null ? 1 : 3;
}
