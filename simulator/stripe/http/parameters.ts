import { invalidRequest } from "./api-refusal";
import { type FormFields, type FormValue, valuesOf } from "./form-encoding";

/** Reads one parameter; throws an `ApiRefusal` that names it. */
export type Reader<T> = (value: FormValue, name: string) => T;

export type ReaderTable = Record<string, Reader<unknown>>;

/** A reader for exactly the parameters of one call of the SDK: a new or lost one fails the type check. */
export type ReadersFor<P> = { [K in keyof Required<P>]: Reader<unknown> };

export type ParametersOf<R extends ReaderTable> = { [K in keyof R]?: ReturnType<R[K]> };

/** Refuses unknown names first, as Stripe does, then reads every value. */
export function readParameters<R extends ReaderTable>(fields: FormFields, readers: R): ParametersOf<R> {
  const unknown = Object.keys(fields).find((name) => !Object.hasOwn(readers, name));
  if (unknown !== undefined) {
    throw invalidRequest(`Received unknown parameter: ${unknown}`, {
      code: "parameter_unknown",
      param: unknown,
    });
  }
  const entries = Object.entries(fields).map(([name, value]) => [name, readers[name]?.(value, name)]);
  return typedParameters<R>(Object.fromEntries(entries));
}

/** The border between decoded text and typed parameters: every value came out of its own reader. */
function typedParameters<R extends ReaderTable>(values: Record<string, unknown>): ParametersOf<R> {
  return values as ParametersOf<R>;
}

export function text(value: FormValue, name: string): string {
  if (typeof value !== "string") throw invalidRequest("Invalid string", { param: name });
  if (value !== "") return value;
  throw invalidRequest(
    `You passed an empty string for '${name}', which cannot be unset. Leave it out instead.`,
    {
      code: "parameter_invalid_empty",
      param: name,
    },
  );
}

export function integer(value: FormValue, name: string): number {
  const written = text(value, name);
  if (/^-?\d{1,15}$/.test(written)) return Number(written);
  throw invalidRequest(`Invalid integer: ${written}`, { code: "parameter_invalid_integer", param: name });
}

const LARGEST_AMOUNT_MINOR = 99_999_999;

/** An amount to move: at least 1 and at most eight digits. */
export function positiveAmount(value: FormValue, name: string): number {
  const amountMinor = integer(value, name);
  if (amountMinor < 1) {
    throw invalidRequest("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param: name,
    });
  }
  if (amountMinor > LARGEST_AMOUNT_MINOR) {
    throw invalidRequest("Amount must be no more than $999,999.99", {
      code: "amount_too_large",
      param: name,
    });
  }
  return amountMinor;
}

export function flag(value: FormValue, name: string): boolean {
  const written = text(value, name);
  if (written === "true" || written === "false") return written === "true";
  throw invalidRequest(`Invalid boolean: ${written}`, { param: name });
}

export function texts(value: FormValue, name: string): string[] {
  return valuesOf(value).map((entry) => text(entry, name));
}

/** Accepts a nested value that the simulator keeps but never looks into. */
export function anything(value: FormValue): FormValue {
  return value;
}

export function oneOf<const T extends string>(allowed: readonly T[]): Reader<T> {
  return (value, name) => {
    const written = text(value, name);
    const found = allowed.find((choice) => choice === written);
    if (found !== undefined) return found;
    throw invalidRequest(`Invalid ${name}: must be one of ${inWords(allowed)}`, { param: name });
  };
}

function inWords(choices: readonly string[]): string {
  if (choices.length < 3) return choices.join(" or ");
  return `${choices.slice(0, -1).join(", ")}, or ${choices.at(-1)}`;
}

export interface InstantRange {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}

const rangeReaders = { gt: integer, gte: integer, lt: integer, lte: integer };

/** `created=1` or `created[gte]=1&created[lt]=2`. */
export function instantRange(value: FormValue, name: string): InstantRange {
  if (typeof value !== "string") return readParameters(value, rangeReaders);
  const instant = integer(value, name);
  return { gte: instant, lte: instant };
}
