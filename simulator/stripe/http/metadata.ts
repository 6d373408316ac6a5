import { invalidRequest } from "./api-refusal";
import type { FormValue } from "./form-encoding";

const MOST_KEYS = 50;
const LONGEST_KEY = 40;
const LONGEST_VALUE = 500;

/** A change to metadata: `null` clears all of it, an empty value removes one key. */
export type MetadataChange = Record<string, string> | null;

export function metadata(value: FormValue, name: string): MetadataChange {
  if (value === "") return null;
  if (typeof value === "string") throw invalidRequest("Invalid hash", { param: name });
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, entryText(key, entry, name)]));
}

function entryText(key: string, value: FormValue, name: string): string {
  if (/[[\]]/.test(key)) {
    throw invalidRequest("Metadata keys cannot contain square brackets.", { param: name });
  }
  const param = `${name}[${key}]`;
  if (key.length > LONGEST_KEY) {
    throw invalidRequest(`Metadata keys have at most ${LONGEST_KEY} characters.`, { param });
  }
  if (typeof value !== "string") throw invalidRequest("Metadata values must be strings.", { param });
  if (value.length > LONGEST_VALUE) {
    throw invalidRequest(`Metadata values have at most ${LONGEST_VALUE} characters.`, { param });
  }
  return value;
}

/** Merges as Stripe does; the limit of 50 keys holds for the result. */
export function mergeMetadata(
  current: Record<string, string>,
  change: MetadataChange | undefined,
): Record<string, string> {
  if (change === undefined) return current;
  if (change === null) return {};
  const merged = Object.entries({ ...current, ...change }).filter(([, value]) => value !== "");
  if (merged.length > MOST_KEYS) {
    throw invalidRequest(`Metadata can only have ${MOST_KEYS} keys.`, { param: "metadata" });
  }
  return Object.fromEntries(merged);
}
