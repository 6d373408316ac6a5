import type Stripe from "stripe";
import { invalidRequest } from "./api-refusal";
import { type InstantRange, integer, text } from "./parameters";

export const listReaders = { ending_before: text, limit: integer, starting_after: text };

interface ListRequest {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
}

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;

/** Stripe bends a limit outside 1 to 100 without a word. */
export function pageSize(limit: number | undefined): number {
  return Math.min(Math.max(limit ?? DEFAULT_LIMIT, 1), LARGEST_LIMIT);
}

export function isWithin(created: number, range: InstantRange | undefined): boolean {
  if (!range) return true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}

/** One page of rows that are already filtered and newest first. */
export function listPage<T extends { id: string }>(
  rows: T[],
  request: ListRequest,
  list: { url: string; noun: string },
): Stripe.ApiList<T> {
  if (request.starting_after !== undefined && request.ending_before !== undefined) {
    throw invalidRequest("You cannot parameterize both starting_after and ending_before.", {
      param: "starting_after",
    });
  }
  const size = pageSize(request.limit);
  if (request.ending_before !== undefined) {
    const end = cursorPosition(rows, request.ending_before, "ending_before", list.noun);
    const start = Math.max(0, end - size);
    return { object: "list", data: rows.slice(start, end), has_more: start > 0, url: list.url };
  }
  const start =
    request.starting_after === undefined
      ? 0
      : cursorPosition(rows, request.starting_after, "starting_after", list.noun) + 1;
  const data = rows.slice(start, start + size);
  return { object: "list", data, has_more: start + size < rows.length, url: list.url };
}

function cursorPosition(rows: { id: string }[], id: string, param: string, noun: string): number {
  const position = rows.findIndex((row) => row.id === id);
  if (position >= 0) return position;
  throw invalidRequest(`No such ${noun}: '${id}'`, { code: "resource_missing", param });
}
