import "server-only";
import type { Charge } from "@/lib/core/charge/charge";
import { cutPage, type Findings } from "@/lib/core/search/cut-page";
import type { SearchNote } from "@/lib/core/search/search-note";
import { isSameEmail, matchesWords } from "@/lib/core/search/text-match";
import { listChargesOfTicket } from "@/lib/server/database/charges-of-ticket";
import type { Hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { readCharges } from "@/lib/server/stripe/charges";
import { lookThroughCharges, quoted, searchCharges } from "@/lib/server/stripe/find-payments";
import { lookThroughRefunds } from "@/lib/server/stripe/find-refunds";
import { findCustomersPayments } from "./find-customers-payments";
import { lagNotes } from "./search-lag";
import {
  type Look,
  type Looking,
  lookFailed,
  pagesToLookThrough,
  rowsMax,
  type TextFound,
  type WordsIntent,
} from "./searching";

/** By an e-mail address, or by words: every way to look side by side, and one that fails is told. */
export async function findByWords(
  intent: WordsIntent,
  open: Hands,
  looking: Looking,
): Promise<Asked<TextFound>> {
  const { after } = looking;
  const isFirst = after === null;
  const [listed, ...looks] = await Promise.all([
    lookThroughCharges(open.stripe, { after, pages: pagesToLookThrough(after) }, matcher(intent)),
    findCustomersPayments(intent, open, looking),
    ...(isFirst && intent.kind === "words" ? exactLooks(intent.words, open, looking) : []),
  ]);
  if (listed.kind !== "found") return listed;
  const found = looks.flatMap((look) => (look.kind === "found" ? [look.value] : []));
  const sources = [listed.value, ...found.flatMap(({ findings }) => findings)];
  const ownNotes = found.flatMap((one) => one.notes);
  const hasFailed = found.length < looks.length || ownNotes.some(({ kind }) => kind === "look_failed");
  const notes: SearchNote[] = [
    ...(hasFailed ? [lookFailed] : []),
    ...ownNotes.filter(({ kind }) => kind !== "look_failed"),
    // Farther back nothing is so new that the search does not know it.
    ...(isFirst ? lagNotes(listed) : []),
    ...lookedTo(listed.value),
  ];
  return { ...listed, value: { ...cutPage(sources, isFirst, rowsMax), notes } };
}

function lookedTo({ lookedTo: end }: Findings): SearchNote[] {
  return end === null ? [] : [{ kind: "looked_to", at: end.createdAt }];
}

function matcher(intent: WordsIntent): (charge: Charge) => boolean {
  return intent.kind === "email"
    ? ({ customer }) => isSameEmail(customer.email, intent.email)
    : (charge) => matchesWords(charge, intent.words);
}

/** Whatever a number of somebody else's can be: an order's, a ticket's, a bank's reference of a refund. */
function exactLooks(words: string, open: Hands, { searchKeys }: Looking): Promise<Look>[] {
  const looks = [findByMetadata(words, open, searchKeys), findByTicket(words, open)];
  return isReferenceLike(words) ? [...looks, findByRecentReference(words, open)] : looks;
}

async function findByMetadata(words: string, { stripe }: Hands, keys: readonly string[]): Promise<Look> {
  const query = keys.map((key) => `metadata[${quoted(key)}]:${quoted(words)}`).join(" OR ");
  return certain(await searchCharges(stripe, query));
}

/** Tickets of refunds that were made here. */
async function findByTicket(words: string, { stripe, database, livemode }: Hands): Promise<Look> {
  const ids = await listChargesOfTicket(database, words, livemode);
  return certain(asFindings(await readCharges(stripe, ids)));
}

/** Shorter numbers of banks (STAN, RRN) and of other methods look like anything, so only the newest are compared. */
function isReferenceLike(words: string): boolean {
  return /^(?=.*\d)[\w-]{6,40}$/.test(words);
}

async function findByRecentReference(words: string, { stripe }: Hands): Promise<Look> {
  const found = await lookThroughRefunds(stripe, words, { after: null, pages: 1 });
  if (found.kind !== "found") return found;
  return certain(asFindings(await readCharges(stripe, found.value.chargeIds)));
}

function asFindings(charges: Asked<Charge[]>): Asked<Findings> {
  return charges.kind === "found"
    ? { ...charges, value: { charges: charges.value, lookedTo: null } }
    : charges;
}

// All of them at once, however old: the place in the list of all payments is another source's business.
function certain(asked: Asked<Findings>): Look {
  if (asked.kind !== "found") return asked;
  return { ...asked, value: { findings: [{ ...asked.value, lookedTo: null }], notes: [] } };
}
