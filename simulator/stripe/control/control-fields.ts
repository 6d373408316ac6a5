/** A control call that cannot be obeyed; answered with 400 and this sentence. */
export class ControlRefusal extends Error {}

export type ControlFields = Record<string, unknown>;

/** The JSON object in a control call's body; an empty body is an empty object. */
export function readControlFields(body: string): ControlFields {
  if (body.trim() === "") return {};
  const parsed = parseJson(body);
  if (!isObject(parsed)) throw new ControlRefusal("The body must be a JSON object.");
  return parsed;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ControlRefusal("The body is not JSON.");
  }
}

function isObject(value: unknown): value is ControlFields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Refuses a misspelt field instead of ignoring it. */
export function allowOnly(fields: ControlFields, names: string[]): void {
  const unknown = Object.keys(fields).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new ControlRefusal(`Unknown field "${unknown}"; known: ${names.join(", ") || "none"}.`);
}

export function textField(fields: ControlFields, name: string): string | undefined {
  return fieldOfType(fields, name, "a string", (value) => typeof value === "string");
}

export function flagField(fields: ControlFields, name: string): boolean | undefined {
  return fieldOfType(fields, name, "true or false", (value) => typeof value === "boolean");
}

export function countField(fields: ControlFields, name: string): number | undefined {
  return fieldOfType(
    fields,
    name,
    "a number of at least 0",
    (value): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0,
  );
}

export function textsField(fields: ControlFields, name: string): string[] | undefined {
  return fieldOfType(
    fields,
    name,
    "a list of strings",
    (value): value is string[] => Array.isArray(value) && value.every((entry) => typeof entry === "string"),
  );
}

export function objectField(fields: ControlFields, name: string): ControlFields | undefined {
  return fieldOfType(fields, name, "an object", isObject);
}

export function needed<T>(value: T | undefined, name: string): T {
  if (value !== undefined) return value;
  throw new ControlRefusal(`"${name}" is missing.`);
}

function fieldOfType<T>(
  fields: ControlFields,
  name: string,
  kind: string,
  isRight: (value: unknown) => value is T,
): T | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (isRight(value)) return value;
  throw new ControlRefusal(`"${name}" must be ${kind}.`);
}
