import type { PaymentRow, SearchIntent } from "./search";

/** What the search page shows for a typed text. An exact id never gets here: it goes straight to its page. */
export type SearchView = {
  readonly text: string;
  readonly livemode: boolean;
  readonly locale: string;
  readonly result:
    | { readonly kind: "nothing_asked" }
    | { readonly kind: "rows"; readonly rows: readonly PaymentRow[]; readonly isCutOff: boolean }
    | { readonly kind: "nothing_found"; readonly intent: SearchIntent }
    | { readonly kind: "refused"; readonly intent: SearchIntent }
    | { readonly kind: "stripe_unavailable"; readonly trouble: StripeTrouble };
};

/** Why Stripe could not be asked; `message` and `requestId` are Stripe's own, to copy. */
export type StripeTrouble = {
  readonly kind: "unreachable" | "key_refused" | "right_missing" | "too_fast" | "unreadable" | "refused";
  readonly message: string;
  readonly requestId: string | null;
};
