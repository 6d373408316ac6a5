import type { StripeTrouble } from "@/lib/core/search/search-view";

/** Two sentences for one trouble: what the person at the desk needs, and what an administrator must mend. */
export type TroubleSentence = { readonly forOperator: string; readonly forAdministrator: string };

const sentences: Record<StripeTrouble["kind"], TroubleSentence> = {
  unreachable: {
    forOperator: "Stripe does not answer at the moment. Nothing was sent.",
    forAdministrator:
      "Try again in a minute. If it lasts, an administrator can look at Stripe’s status page.",
  },
  key_refused: {
    forOperator: "Refund Console cannot sign in to Stripe, so nothing was sent. This is not your mistake.",
    forAdministrator: "Administrator: Stripe refused the API key. Check STRIPE_SECRET_KEY and restart.",
  },
  right_missing: {
    forOperator: "Refund Console lacks a right at Stripe, so nothing was sent. This is not your mistake.",
    forAdministrator:
      "Administrator: the restricted API key misses a permission; Stripe’s own words below name it.",
  },
  too_fast: {
    forOperator: "Stripe is asked too much at the moment. Nothing was sent.",
    forAdministrator: "Wait a few seconds and do it again.",
  },
  unreadable: {
    forOperator: "Stripe’s answer about this payment cannot be read, so nothing was sent.",
    forAdministrator:
      "Administrator: Stripe may use a newer API version than this console knows; its words below say what was read.",
  },
  refused: {
    forOperator: "Stripe refused to answer. Nothing was sent.",
    forAdministrator: "Stripe’s own words are below; an administrator can look the request up by its number.",
  },
};

export function troubleSentence(trouble: StripeTrouble): TroubleSentence {
  return sentences[trouble.kind];
}
