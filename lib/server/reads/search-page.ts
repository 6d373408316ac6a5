import "server-only";
import { accountQuery } from "@/lib/core/charge/connected-account";
import { toPaymentRow } from "@/lib/core/charge/payment-row";
import type { Operator } from "@/lib/core/operator";
import { readPaymentKey, writePaymentKey } from "@/lib/core/search/payment-key";
import { readSearch } from "@/lib/core/search/read-search";
import { searchNoteSentence } from "@/lib/core/search/search-note";
import type { SearchView } from "@/lib/core/search/search-view";
import { environment } from "@/lib/server/environment";
import { type Hands, hands } from "@/lib/server/hands";
import { readCharges } from "@/lib/server/stripe/charges";
import { readConnectedBeside } from "@/lib/server/stripe/named-account";
import { onAccount } from "@/lib/server/stripe/on-account";
import { type ExactIntent, findById, type Place } from "./find-by-id";
import type { TextIntent } from "./find-by-text";
import { findEverywhere } from "./find-everywhere";

export type SearchPage =
  | { readonly kind: "go"; readonly address: string }
  | { readonly kind: "show"; readonly view: SearchView };

/** What was asked for in the address: the typed text, where older payments go on, and the account beside the text. */
export type SearchAsked = { readonly text: string; readonly before: string; readonly account: string | null };

/** What the search box answers: an exact number goes straight to its page, all else is a list or a sentence. */
export async function readSearchPage(
  _operator: Operator,
  { text, before, account }: SearchAsked,
  locale: string,
): Promise<SearchPage> {
  const open = await hands();
  const { livemode } = open;
  const intent = readSearch(account === null ? text : `${account} ${text}`, livemode);
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
    case "bank_reference":
      return show(await listByText(intent, open, { text, before, locale }));
    default:
      return goTo(intent, open, show);
  }
}

async function listByText(
  intent: TextIntent,
  open: Hands,
  { text, before, locale }: Omit<SearchAsked, "account"> & { locale: string },
): Promise<SearchView["result"]> {
  const after = readPaymentKey(before);
  const { searchKeys } = environment().stripe;
  const asked = await findEverywhere(intent, open, { after, locale, searchKeys });
  if (asked.kind === "trouble") return { kind: "stripe_unavailable", trouble: asked.trouble };
  if (asked.kind === "absent") return { kind: "nothing_found", intent, ...whole };
  const { charges, next, notes } = asked.value;
  const extent = {
    notes: notes.map((note) => searchNoteSentence(note, locale)),
    olderAddress: next === null ? null : addressOf(text, writePaymentKey(next)),
    newestAddress: after === null ? null : addressOf(text, null),
  };
  return charges.length === 0
    ? { kind: "nothing_found", intent, ...extent }
    : { kind: "rows", rows: charges.map(toPaymentRow), ...extent };
}

/** Nothing may be missing, and nothing follows. */
const whole = { notes: [], olderAddress: null, newestAddress: null };

function addressOf(text: string, before: string | null): string {
  return `/?${new URLSearchParams({ q: text, ...(before === null ? {} : { before }) })}`;
}

async function goTo(
  intent: ExactIntent,
  given: Hands,
  show: (result: SearchView["result"]) => SearchPage,
): Promise<SearchPage> {
  const named = "connectedAccount" in intent ? (intent.connectedAccount ?? null) : null;
  const beside = await readConnectedBeside(given, named);
  if (beside.kind === "trouble") return show({ kind: "stripe_unavailable", trouble: beside.trouble });
  const connectedAccount = beside.kind === "found" ? beside.value : null;
  const open = onAccount(given, connectedAccount);
  const asked = await findById(intent, open);
  if (asked.kind === "trouble") return show({ kind: "stripe_unavailable", trouble: asked.trouble });
  const [place, ...others] = asked.kind === "found" ? asked.value : [];
  if (place === undefined) return show({ kind: "nothing_found", intent, ...whole });
  if (others.length === 0) return { kind: "go", address: addressOfPlace(place, connectedAccount) };
  const charges = await readCharges(open.stripe, [place, ...others].filter(isCharge).map(idOf));
  return charges.kind === "trouble"
    ? show({ kind: "stripe_unavailable", trouble: charges.trouble })
    : show({ kind: "rows", rows: charges.kind === "found" ? charges.value.map(toPaymentRow) : [], ...whole });
}

/** The story of a request of ours knows its own account. */
function addressOfPlace({ room, id }: Place, connectedAccount: string | null): string {
  return `/${room}/${id}${id.startsWith("rq_") ? "" : accountQuery(connectedAccount)}`;
}

const isCharge = ({ room }: Place): boolean => room === "charges";
const idOf = ({ id }: Place): string => id;
