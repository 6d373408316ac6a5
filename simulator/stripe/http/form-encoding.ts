/** A decoded form: nested brackets become nested objects, `a[]` becomes numbered keys. */
export interface FormFields {
  [name: string]: FormValue;
}
export type FormValue = string | FormFields;

/** Decodes `a=1&b[c]=2&d[]=3&d[]=4` as Stripe reads query strings and bodies. */
export function decodeForm(encoded: string): FormFields {
  const fields: FormFields = Object.create(null);
  for (const [key, value] of new URLSearchParams(encoded)) placeField(fields, pathOf(key), value);
  return fields;
}

/** The values of an array field in the order of their keys (`expand[0]`, `expand[1]`, `expand[]`). */
export function valuesOf(value: FormValue): FormValue[] {
  return typeof value === "string" ? [value] : Object.values(value);
}

function pathOf(key: string): string[] {
  const [, name, rest] = /^([^[]+)\[(.*)\]$/s.exec(key) ?? [];
  if (name === undefined || rest === undefined) return [key];
  // Brackets that do not pair up are part of the name: whoever reads the field refuses them.
  if (!/^[^[\]]*(\]\[[^[\]]*)*$/.test(rest)) return [name, rest];
  return [name, ...rest.split("][")];
}

function placeField(fields: FormFields, path: string[], value: string): void {
  let place = fields;
  for (const part of path.slice(0, -1)) {
    const name = part === "" ? String(Object.keys(place).length) : part;
    const inner = place[name];
    if (inner !== undefined && typeof inner !== "string") {
      place = inner;
      continue;
    }
    const created: FormFields = Object.create(null);
    place[name] = created;
    place = created;
  }
  const last = path.at(-1) ?? "";
  place[last === "" ? String(Object.keys(place).length) : last] = value;
}
