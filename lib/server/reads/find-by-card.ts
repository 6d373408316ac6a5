import "server-only";
import { matchesCard, minorUnitsMeant, spanOfDay } from "@/lib/core/search/card-match";
import { cutPage, type Findings } from "@/lib/core/search/cut-page";
import type { CardWords } from "@/lib/core/search/read-card-words";
import type { Hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { lookThroughCharges, quoted, searchCharges } from "@/lib/server/stripe/find-payments";
import { lagNotes } from "./search-lag";
import { type Looking, lookFailed, rowsMax, type TextFound } from "./searching";

/** By a card's last four, with an amount and a day where they are known. */
export async function findByCard(
  card: CardWords,
  { stripe }: Hands,
  looking: Looking,
): Promise<Asked<TextFound>> {
  const { after, locale } = looking;
  const matches = (charge: Findings["charges"][number]) => matchesCard(charge, card, locale);
  const [recent, ...searches] = await Promise.all([
    after === null ? lookThroughCharges(stripe, { after, pages: 1 }, matches) : null,
    ...queriesOf(card, looking).map((query) => searchCharges(stripe, query)),
  ]);
  const failed = searches.find(({ kind }) => kind !== "found");
  if (recent !== null && recent.kind !== "found") return recent;
  if (recent === null && failed?.kind === "trouble") return failed;
  const searched = searches.flatMap((one) => (one.kind === "found" ? [one.value] : [])).map(only(matches));
  // What the list has shown is not where the search ends.
  const listed = recent === null ? [] : [{ ...recent.value, lookedTo: null }];
  const { charges, next } = cutPage([...searched, ...listed], after === null, rowsMax);
  const notes = [...(failed ? [lookFailed] : []), ...(recent === null ? [] : lagNotes(recent))];
  return { kind: "found", value: { charges, next, notes }, seenAt: recent?.seenAt ?? new Date(0) };
}

function only(matches: (charge: Findings["charges"][number]) => boolean) {
  return ({ charges, lookedTo }: Findings): Findings => ({ charges: charges.filter(matches), lookedTo });
}

/** One query for each amount and day that can be meant: Stripe's language has no OR beside an AND. */
function queriesOf({ last4, amount, days }: CardWords, { after, locale }: Looking): string[] {
  const card = `payment_method_details.card.last4:${quoted(last4)}`;
  const before = after === null ? [] : [`created<=${Math.floor(after.createdAt.getTime() / 1000)}`];
  const amounts =
    amount === null ? [[]] : minorUnitsMeant(amount, locale).map((minor) => [`amount:${minor}`]);
  const spans = days.length === 0 ? [[]] : days.map(spanOfDay).map(spanClauses);
  return amounts.flatMap((one) => spans.map((span) => [card, ...one, ...span, ...before].join(" AND ")));
}

function spanClauses({ fromSeconds, toSeconds }: ReturnType<typeof spanOfDay>): string[] {
  return [`created>=${fromSeconds}`, `created<=${toSeconds}`];
}
