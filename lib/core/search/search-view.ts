import type { PaymentRow, SearchIntent } from "./search";

/** What the search page shows for a typed text. An exact id never gets here: it goes straight to its page. */
export type SearchView = {
  readonly text: string;
  readonly livemode: boolean;
  readonly locale: string;
  readonly result:
    | { readonly kind: "nothing_asked" }
    | ({ readonly kind: "rows"; readonly rows: readonly PaymentRow[] } & Extent)
    | ({ readonly kind: "nothing_found"; readonly intent: SearchIntent } & Extent)
    | { readonly kind: "refused"; readonly intent: SearchIntent }
    | { readonly kind: "stripe_unavailable"; readonly trouble: StripeTrouble };
};

/** How far a search has looked. */
type Extent = {
  /** What may be missing, in sentences; empty for an answer that is complete. */
  readonly notes: readonly string[];
  /** Where older payments are looked for; null behind the last page. */
  readonly olderAddress: string | null;
  /** The first page, where this is another one. */
  readonly newestAddress: string | null;
};

/** Why Stripe could not be asked; `message` and `requestId` are Stripe's own, to copy. */
export type StripeTrouble = {
  readonly kind: "unreachable" | "key_refused" | "right_missing" | "too_fast" | "unreadable" | "refused";
  readonly message: string;
  readonly requestId: string | null;
};
