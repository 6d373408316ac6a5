import "server-only";
import type { Charge } from "@/lib/core/charge/charge";
import { toPaymentRow } from "@/lib/core/charge/payment-row";
import type { Operator } from "@/lib/core/operator";
import { readSearch } from "@/lib/core/search/read-search";
import type { SearchIntent } from "@/lib/core/search/search";
import type { SearchView } from "@/lib/core/search/search-view";
import { type Hands, hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { readCharges } from "@/lib/server/stripe/charges";
import { type ExactIntent, findById, type Place } from "./find-by-id";
import { findByText } from "./find-by-text";

export type SearchPage =
  | { readonly kind: "go"; readonly address: string }
  | { readonly kind: "show"; readonly view: SearchView };

/** Rows shown at once; more than that is not a search but a list. */
const rowsMax = 50;

/** What the search box answers: an exact number goes straight to its page, all else is a list or a sentence. */
export async function readSearchPage(_operator: Operator, text: string, locale: string): Promise<SearchPage> {
  const open = await hands();
  const { livemode } = open;
  const intent = readSearch(text, livemode);
  const show = (result: SearchView["result"]): SearchPage => ({
    kind: "show",
    view: { text, livemode, locale, result },
  });
  switch (intent.kind) {
    case "empty":
      return show({ kind: "nothing_asked" });
    case "wrong_mode":
    case "unreadable":
      return show({ kind: "refused", intent });
    case "email":
    case "last4":
    case "words":
      return show(rowsOf(await findByText(intent, open), intent));
    default:
      return goTo(intent, open, show);
  }
}

function rowsOf(asked: Asked<Charge[]>, intent: SearchIntent): SearchView["result"] {
  if (asked.kind === "trouble") return { kind: "stripe_unavailable", trouble: asked.trouble };
  if (asked.kind === "absent" || asked.value.length === 0) return { kind: "nothing_found", intent };
  const rows = asked.value.slice(0, rowsMax).map(toPaymentRow);
  return { kind: "rows", rows, isCutOff: asked.value.length > rowsMax };
}

async function goTo(
  intent: ExactIntent,
  open: Hands,
  show: (result: SearchView["result"]) => SearchPage,
): Promise<SearchPage> {
  const asked = await findById(intent, open);
  if (asked.kind === "trouble") return show({ kind: "stripe_unavailable", trouble: asked.trouble });
  const [place, ...others] = asked.kind === "found" ? asked.value : [];
  if (place === undefined) return show({ kind: "nothing_found", intent });
  if (others.length === 0) return { kind: "go", address: `/${place.room}/${place.id}` };
  return show(rowsOf(await readCharges(open.stripe, [place, ...others].filter(isCharge).map(idOf)), intent));
}

const isCharge = ({ room }: Place): boolean => room === "charges";
const idOf = ({ id }: Place): string => id;
