/** Longer than any id, so that one cut off never reads as another. */
const charactersMax = 80;

/** The id that a segment of an address names, decoded as far as it can be, at most 80 characters of it. */
export function idFromAddress(segment: string): string {
  return Array.from(decoded(segment)).slice(0, charactersMax).join("");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
