import type { AccountBooks } from "../engine/account-books";
import type { SearchIndex } from "../search/search-index";
import type { ApiRefusal } from "./api-refusal";
import type { FormFields } from "./form-encoding";
import { type ParametersOf, type ReaderTable, readParameters } from "./parameters";

/** What a call may look at besides its parameters. */
export interface Call {
  books: AccountBooks;
  search: SearchIndex;
  /** The path's own parameters, by their names in the pattern. */
  path: Record<string, string>;
  /** The refusal of an account that the request's key may not see. */
  refuse: (accountId: string) => ApiRefusal;
}

export type Resource =
  | "account"
  | "application_fee"
  | "balance"
  | "charge"
  | "checkout_session"
  | "customer"
  | "dispute"
  | "event"
  | "invoice"
  | "payment_intent"
  | "transfer";

export interface Route {
  method: "GET" | "POST";
  pattern: string;
  segments: string[];
  resource: Resource;
  /** Reads the parameters; what it returns executes the call. Only the second half counts as executed. */
  prepare: (fields: FormFields) => (call: Call) => object;
}

interface RouteDefinition<R extends ReaderTable> {
  resource: Resource;
  readers: R;
  run: (call: Call, parameters: ParametersOf<R>) => object;
}

function define<R extends ReaderTable>(
  method: "GET" | "POST",
  pattern: string,
  definition: RouteDefinition<R>,
): Route {
  return {
    method,
    pattern,
    segments: pattern.split("/"),
    resource: definition.resource,
    prepare: (fields) => {
      const parameters = readParameters(fields, definition.readers);
      return (call) => definition.run(call, parameters);
    },
  };
}

export function get<R extends ReaderTable>(pattern: string, definition: RouteDefinition<R>): Route {
  return define("GET", pattern, definition);
}

export function post<R extends ReaderTable>(pattern: string, definition: RouteDefinition<R>): Route {
  return define("POST", pattern, definition);
}

/** The path's value for a name in the route's pattern. */
export function fromPath(call: Call, name: string): string {
  const value = call.path[name];
  if (value === undefined) throw new Error(`The route has no {${name}}.`);
  return value;
}

/** The path parameters if the route answers this request; literal segments win by standing first in the table. */
export function matchRoute(route: Route, method: string, segments: string[]): Record<string, string> | null {
  if (route.method !== method || route.segments.length !== segments.length) return null;
  const path: Record<string, string> = {};
  for (const [position, expected] of route.segments.entries()) {
    const actual = segments[position] ?? "";
    if (expected.startsWith("{") && actual !== "") path[expected.slice(1, -1)] = decodeSegment(actual);
    else if (expected !== actual) return null;
  }
  return path;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
