/** Why the answer of a search may be incomplete. */
export type SearchNote =
  /** What Stripe has no search for was looked for one by one, down to this instant. */
  | { readonly kind: "looked_to"; readonly at: Date }
  | { readonly kind: "refunds_looked_to"; readonly at: Date }
  /** More customers match than were asked for their payments. */
  | { readonly kind: "customers_cut"; readonly asked: number }
  /** Stripe's search may not know payments of the last hour; those after this instant are known otherwise. */
  | { readonly kind: "search_lags"; readonly knownFrom: Date }
  /** One way to look failed; the others are shown. */
  | { readonly kind: "look_failed" }
  /** The same on a connected account. */
  | { readonly kind: "account_failed"; readonly account: string }
  /** Of a connected account more may match than is shown. */
  | { readonly kind: "account_cut"; readonly account: string }
  /** Our books know more connected accounts than were asked. */
  | { readonly kind: "accounts_cut"; readonly asked: number };

/** The note in a sentence; instants in UTC, as everywhere. */
export function searchNoteSentence(note: SearchNote, locale: string): string {
  switch (note.kind) {
    case "looked_to":
      return `Descriptions, guests, other metadata and names typed without their accents have no search at Stripe: payments back to ${instant(note.at, locale)} were looked through.`;
    case "refunds_looked_to":
      return `Stripe has no search for references: refunds back to ${instant(note.at, locale)} were looked through.`;
    case "customers_cut":
      return `More than ${note.asked} customers match, and only the payments of ${note.asked} are listed. Add a word, or use the e-mail address.`;
    case "search_lags":
      return `Stripe’s search can be late: payments of the last hour from before ${instant(note.knownFrom, locale)} may be missing.`;
    case "look_failed":
      return "One of the ways to look did not answer at Stripe, so payments may be missing. Search again in a minute.";
    case "account_failed":
      return `The connected account ${note.account} did not answer at Stripe, so payments of it may be missing. Search again in a minute.`;
    case "account_cut":
      return `Of the connected account ${note.account} only the newest payments are searched and shown; older ones are found by their number.`;
    case "accounts_cut":
      return `Only ${note.asked} connected accounts were searched. Payments of the others are found by their number.`;
  }
}

function instant(at: Date, locale: string): string {
  const style = { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" } as const;
  return `${new Intl.DateTimeFormat(locale, style).format(at)} UTC`;
}
