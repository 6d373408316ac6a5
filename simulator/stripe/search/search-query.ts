/** How a clause compares; `:` is exact, `~` looks for a part. */
export type SearchOperator = ":" | "~" | ">" | "<" | ">=" | "<=";

export interface SearchClause {
  negated: boolean;
  field: string;
  /** The key in `metadata["key"]`. */
  metadataKey: string | null;
  operator: SearchOperator;
  /** null is the bare word `null`: the field has no value. */
  value: string | null;
}

export interface SearchQuery {
  connector: "and" | "or";
  clauses: SearchClause[];
}

/** A query that the language does not allow; `message` says where. */
export class SearchSyntaxError extends Error {}

const MOST_CLAUSES = 10;
const SPACE = /\s*/y;
const CONNECTOR = /(and|or)\b/iy;
const FIELD = /[a-z_][a-z0-9_.]*/iy;
const OPERATOR = />=|<=|[:~<>]/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y;
const BARE = /[^\s"'()]+/y;

/** Reads Stripe's search language: clauses side by side or joined by AND, or joined by OR, never by both. */
export function parseSearchQuery(query: string): SearchQuery {
  const reader = new QueryReader(query);
  const clauses: SearchClause[] = [];
  const connectors = new Set<string>();
  while (!reader.isAtEnd()) {
    if (clauses.length > 0) connectors.add(reader.take(CONNECTOR)?.toLowerCase() ?? "and");
    clauses.push(readClause(reader));
  }
  if (clauses.length === 0) throw new SearchSyntaxError("The query is empty.");
  if (clauses.length > MOST_CLAUSES)
    throw new SearchSyntaxError(`At most ${MOST_CLAUSES} clauses are allowed.`);
  if (connectors.size > 1) throw new SearchSyntaxError("AND and OR cannot be mixed in one query.");
  return { connector: connectors.has("or") ? "or" : "and", clauses };
}

function readClause(reader: QueryReader): SearchClause {
  const negated = reader.take(/-/y) !== null;
  const field = reader.expect(FIELD, "a field");
  const metadataKey = field === "metadata" ? readMetadataKey(reader) : null;
  const operator = operatorOf(reader.expect(OPERATOR, "an operator"));
  return { negated, field, metadataKey, operator, value: readValue(reader) };
}

function readMetadataKey(reader: QueryReader): string {
  reader.expect(/\[/y, '["key"] after metadata');
  const key = readQuoted(reader);
  if (key === null) throw reader.problem('a quoted key, as in metadata["key"]');
  reader.expect(/\]/y, "a closing bracket");
  return key;
}

function readValue(reader: QueryReader): string | null {
  const quoted = readQuoted(reader);
  if (quoted !== null) return quoted;
  const bare = reader.expect(BARE, "a value");
  if (bare === "null") return null;
  if (/^-?\d+$/.test(bare) || bare === "true" || bare === "false") return bare;
  throw new SearchSyntaxError(`The value ${bare} must stand in quotes.`);
}

function readQuoted(reader: QueryReader): string | null {
  const quoted = reader.take(QUOTED);
  return quoted === null ? null : quoted.slice(1, -1).replaceAll(/\\(.)/g, "$1");
}

function operatorOf(written: string): SearchOperator {
  switch (written) {
    case ":":
    case "~":
    case ">":
    case "<":
    case ">=":
    case "<=":
      return written;
    default:
      throw new SearchSyntaxError(`Unknown operator ${written}.`);
  }
}

class QueryReader {
  private position = 0;

  constructor(private readonly query: string) {}

  isAtEnd(): boolean {
    this.skip();
    return this.position >= this.query.length;
  }

  take(pattern: RegExp): string | null {
    this.skip();
    return this.match(pattern);
  }

  expect(pattern: RegExp, what: string): string {
    const found = this.take(pattern);
    if (found === null) throw this.problem(what);
    return found;
  }

  problem(what: string): SearchSyntaxError {
    return new SearchSyntaxError(`Expected ${what} at position ${this.position + 1}.`);
  }

  private skip(): void {
    this.match(SPACE);
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.query);
    if (!found) return null;
    this.position = pattern.lastIndex;
    return found[0];
  }
}
