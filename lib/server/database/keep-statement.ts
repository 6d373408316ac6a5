import "server-only";
import { type GetColumnData, is, Param, Placeholder, type Query, SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "./database";
import { keptMark } from "./kept-mark";

/** What a statement gives, by name, in the order in which it names them. */
type Selection = Readonly<Record<string, PgColumn | SQL>>;
type Row<Selected extends Selection> = {
  -readonly [Name in keyof Selected]: Selected[Name] extends PgColumn
    ? GetColumnData<Selected[Name]>
    : Selected[Name] extends SQL<infer Value>
      ? Value
      : never;
};
type Values = Readonly<Record<string, unknown>>;
type Built = { readonly toSQL: () => Query };

/**
 * A statement whose text is made once for each set of names that values are given for: to write a wide table's
 * statement anew takes as long as to execute it. `build` writes it with `placesOf` or `placeOf` where a value
 * belongs, and lets it give what `selected` names; a name without a value counts as not given. Only for what goes by
 * the same index whatever the values are: the embedded engine plans it once.
 */
export function keepStatement<Selected extends Selection>(
  selected: Selected,
  build: (database: Database | Transaction, names: readonly string[]) => Built,
): (database: Database | Transaction, values: Values) => Promise<Row<Selected>[]> {
  const fields = Object.entries(selected).map(([name, field]) => ({ path: [name], field }));
  const kept = new Map<string, Query>();
  return (database, values) => {
    const names = Object.keys(values).filter((name) => values[name] !== undefined);
    const shape = names.join();
    const known = kept.get(shape) ?? marked(build(database, names).toSQL());
    kept.set(shape, known);
    const query = { ...known, params: known.params.map((param) => fill(param, values)) };
    return database._.session.prepareQuery<Executed<Selected>>(query, fields, undefined, true).execute();
  };
}

type Executed<Selected extends Selection> = { execute: Row<Selected>[]; all: unknown; values: unknown };

function marked({ sql: text, ...rest }: Query): Query {
  return { ...rest, sql: `${keptMark}${text}` };
}

/** Where a value of this name belongs, in a condition: it goes to the driver as it is given. */
export function placeOf(name: string): Placeholder {
  return sql.placeholder(name);
}

/** One place for each of these columns; the border to types that know values only. */
export function placesOf<Table extends PgTable>(
  _table: Table,
  names: readonly string[],
): Table["$inferInsert"] {
  return Object.fromEntries(names.map((name) => [name, placeOf(name)]));
}

/** As drizzle fills them, but null is no value of the column's own: it stays null. */
function fill(param: unknown, values: Values): unknown {
  if (is(param, Placeholder)) return valueOf(param, values);
  if (!is(param, Param) || !is(param.value, Placeholder)) return param;
  const value = valueOf(param.value, values);
  return value === null ? null : param.encoder.mapToDriverValue(value);
}

function valueOf({ name }: Placeholder, values: Values): unknown {
  if (values[name] === undefined) throw new Error(`no value for ${name}`);
  return values[name];
}
