/** A filter that an address names and that cannot be read, so that the list is not narrowed by it. */
export type UnreadFilter = { readonly label: string; readonly text: string };

const longestTold = 60;

/**
 * What an address asks for and a list does not keep to.
 * @param labels what each filter is called on its page, by its name in the address
 * @param kept what was read, by the same names
 */
export function unreadFilters<Name extends string>(
  labels: Readonly<Record<Name, string>>,
  parameters: Readonly<Record<string, unknown>>,
  kept: Readonly<Record<Name, string | null>>,
): readonly UnreadFilter[] {
  const names = Object.keys(labels) as Name[];
  return names.flatMap((name) => {
    const text = askedText(parameters[name]);
    if (text === "" || isKept(text, kept[name] ?? "")) return [];
    return [{ label: labels[name], text: text.slice(0, longestTold).toWellFormed() }];
  });
}

/** A parameter given twice is a list. */
function askedText(asked: unknown): string {
  const texts = Array.isArray(asked) ? asked : [asked];
  return texts
    .filter((one) => typeof one === "string")
    .join(", ")
    .replaceAll("\0", "")
    .trim();
}

/** A text that was too long is kept as far as it goes. */
function isKept(text: string, kept: string): boolean {
  return kept !== "" && text.startsWith(kept);
}
