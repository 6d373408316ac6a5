/** The language tag itself, or en-US for text that is no language tag at all, on which `Intl` would throw. */
export function wellFormedLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en-US";
  } catch {
    return "en-US";
  }
}
