import { payableIdPattern } from "./payable";

/** A page of a charge that somebody has open; identity is issuer and subject, never the name. */
export type OpenPage = {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
};

/** What an open page is told while it stands there. */
export type LiveView = {
  /** Changes whenever our books of the charge do; null while they do not know it. */
  readonly version: string | null;
  /** Who else has the charge open, as a sentence; empty while nobody has. */
  readonly others: string;
};

/** What an open page follows: a charge or a cash balance, and the page's own number where others are to see that it is open. */
export type Watching = { readonly chargeId: string; readonly pageId: string | null };

const pageIdPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Null where either is not written as one of ours; the number of a page is made in the browser. */
export function watchingOf(chargeId: string, pageId: string | null): Watching | null {
  if (pageId === null || !payableIdPattern.test(chargeId) || !pageIdPattern.test(pageId)) return null;
  return { chargeId, pageId };
}

type Reader = Pick<OpenPage, "issuer" | "subject">;

const you = "you, in another tab";

/** Says who has the charge open beside this page: each person once, by name, the reader's other tabs last. */
export function openElsewhere(pages: readonly OpenPage[], reader: Reader, pageId: string): string {
  const others = pages.filter(({ id }) => id !== pageId);
  const people = new Map(
    others.filter((page) => !isSame(page, reader)).map((page) => [keyOf(page), page.name]),
  );
  const names = [...people.values()].toSorted((left, right) => left.localeCompare(right, "en")).map(isolated);
  const all = others.some((page) => isSame(page, reader)) ? [...names, you] : names;
  return all.length === 0 ? "" : `Also open: ${all.join(", ")}`;
}

/** A name keeps its own direction of writing and turns nobody else's round. Source: Unicode UAX #9, isolates. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

function isSame(left: Reader, right: Reader): boolean {
  return keyOf(left) === keyOf(right);
}

function keyOf({ issuer, subject }: Reader): string {
  return JSON.stringify([issuer, subject]);
}
