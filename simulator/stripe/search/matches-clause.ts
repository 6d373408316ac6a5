import type { SearchableFields, SearchField } from "./search-fields";
import { type SearchClause, SearchSyntaxError } from "./search-query";

type Condition<T> = (object: T) => boolean;

const SHORTEST_PART = 3;

/** Turns a clause into a condition; throws `SearchSyntaxError` where the field does not allow it. */
export function clauseCondition<T extends { metadata?: object | null }>(
  clause: SearchClause,
  fields: SearchableFields<T>,
): Condition<T> {
  const field = fieldOf(clause, fields);
  if (!field) throw new SearchSyntaxError(`Field \`${clause.field}\` is an unsupported search field.`);
  const condition = comparison(clause, field);
  return clause.negated ? (object) => !condition(object) : condition;
}

function fieldOf<T extends { metadata?: object | null }>(
  clause: SearchClause,
  fields: SearchableFields<T>,
): SearchField<T> | null {
  const { metadataKey } = clause;
  if (metadataKey !== null) {
    return { kind: "words", read: ({ metadata }) => metadataValue(metadata, metadataKey) };
  }
  return fields.named[clause.field] ?? fields.byPattern?.(clause.field) ?? null;
}

function metadataValue(metadata: object | null | undefined, key: string): string | null {
  const value: unknown = metadata ? Reflect.get(metadata, key) : null;
  return typeof value === "string" ? value : null;
}

function comparison<T>(clause: SearchClause, field: SearchField<T>): Condition<T> {
  const { operator, value } = clause;
  if (value === null) {
    if (operator !== ":") throw new SearchSyntaxError("null can only be compared with `:`.");
    return (object) => (field.read(object) ?? null) === null;
  }
  if (operator === ":") return (object) => sameText(field.read(object), value);
  if (operator === "~") return partOf(field, clause.field, value);
  return sizeOf(field, clause.field, operator, value);
}

function sameText(actual: string | number | boolean | null | undefined, wanted: string): boolean {
  return actual !== null && actual !== undefined && String(actual).toLowerCase() === wanted.toLowerCase();
}

function partOf<T>(field: SearchField<T>, name: string, value: string): Condition<T> {
  if (field.kind !== "words")
    throw new SearchSyntaxError(`Field \`${name}\` does not support operator \`~\`.`);
  if (value.length < SHORTEST_PART) {
    throw new SearchSyntaxError(`A part to look for has at least ${SHORTEST_PART} characters.`);
  }
  return (object) =>
    String(field.read(object) ?? "")
      .toLowerCase()
      .includes(value.toLowerCase());
}

function sizeOf<T>(field: SearchField<T>, name: string, operator: string, value: string): Condition<T> {
  if (field.kind !== "number" || !/^-?\d+$/.test(value)) {
    throw new SearchSyntaxError(
      `Field \`${name}\` does not support operator \`${operator}\` with this value.`,
    );
  }
  const wanted = Number(value);
  return (object) => {
    const actual = field.read(object);
    if (typeof actual !== "number") return false;
    if (operator === ">") return actual > wanted;
    if (operator === "<") return actual < wanted;
    return operator === ">=" ? actual >= wanted : actual <= wanted;
  };
}
