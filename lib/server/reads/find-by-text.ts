import "server-only";
import type { SearchIntent } from "@/lib/core/search/search";
import type { Hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { findByCard } from "./find-by-card";
import { findByReference } from "./find-by-reference";
import { findByWords } from "./find-by-words";
import type { Looking, TextFound } from "./searching";

export type TextIntent = Extract<
  SearchIntent,
  { readonly kind: "email" | "last4" | "words" | "bank_reference" }
>;

/**
 * Payments by what a person remembers. Stripe's search lags behind and does not see guests' names or
 * descriptions, so the newest charges are always looked through as well, and older ones page by page.
 */
export function findByText(intent: TextIntent, open: Hands, looking: Looking): Promise<Asked<TextFound>> {
  switch (intent.kind) {
    case "last4":
      return findByCard(intent, open, looking);
    case "bank_reference":
      return findByReference(intent.reference, open, looking);
    case "email":
    case "words":
      return findByWords(intent, open, looking);
  }
}
