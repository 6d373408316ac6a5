import type { Clock } from "../../clock";
import { invalidRequest } from "../http/api-refusal";
import { pageSize } from "../http/list-page";
import { clauseCondition } from "./matches-clause";
import type { SearchableFields } from "./search-fields";
import { parseSearchQuery, SearchSyntaxError } from "./search-query";

export interface SearchRequest {
  query?: string;
  limit?: number;
  page?: string;
  expand?: string[];
}

interface SearchResult<T> {
  object: "search_result";
  data: T[];
  has_more: boolean;
  next_page: string | null;
  total_count?: number;
  url: string;
}

interface Searched {
  id: string;
  created: number;
  metadata?: object | null;
}

/** Stripe's search, which sees new objects only after a while. */
export class SearchIndex {
  /** Objects younger than this are not found; 0 finds them at once. */
  lagSeconds = 0;

  constructor(private readonly clock: Clock) {}

  find<T extends Searched>(
    rows: T[],
    fields: SearchableFields<T>,
    request: SearchRequest,
    url: string,
  ): SearchResult<T> {
    const isWanted = wantedBy(request.query, fields);
    const newestIndexed = this.clock.nowSeconds() - this.lagSeconds;
    const found = rows.filter((row) => row.created <= newestIndexed && isWanted(row));
    const start = pageStart(request.page);
    const end = start + pageSize(request.limit);
    const hasMore = end < found.length;
    return {
      object: "search_result",
      data: found.slice(start, end),
      has_more: hasMore,
      next_page: hasMore ? Buffer.from(`after ${end}`).toString("base64url") : null,
      ...(request.expand?.includes("total_count") ? { total_count: found.length } : {}),
      url,
    };
  }
}

function wantedBy<T extends Searched>(
  query: string | undefined,
  fields: SearchableFields<T>,
): (row: T) => boolean {
  if (query === undefined) {
    throw invalidRequest("Missing required param: query.", { code: "parameter_missing", param: "query" });
  }
  try {
    const { connector, clauses } = parseSearchQuery(query);
    const conditions = clauses.map((clause) => clauseCondition(clause, fields));
    return connector === "or"
      ? (row) => conditions.some((condition) => condition(row))
      : (row) => conditions.every((condition) => condition(row));
  } catch (problem) {
    if (!(problem instanceof SearchSyntaxError)) throw problem;
    throw invalidRequest(`We were unable to parse your search query. ${problem.message}`, { param: "query" });
  }
}

function pageStart(page: string | undefined): number {
  if (page === undefined) return 0;
  const position = /^after (\d+)$/.exec(Buffer.from(page, "base64url").toString("utf8"))?.[1];
  if (position === undefined) throw invalidRequest("Invalid page.", { param: "page" });
  return Number(position);
}
