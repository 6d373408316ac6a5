/** How a locale punctuates amounts of a currency when it writes them in Latin digits. */
export type LocaleMarks = {
  readonly decimal: "." | ",";
  readonly group: string | undefined;
  /** Groups of two above the thousands, as in 12,34,567. */
  readonly groupsByTwo: boolean;
};

const point: LocaleMarks = { decimal: ",", group: ".", groupsByTwo: false };
const space: LocaleMarks = { decimal: ",", group: "\u00A0", groupsByTwo: false };

export const languagesWithPoint = "az bs eu fo gl is kl lb mk".split(" ");
export const languagesWithSpace = "be hy ka ky nn sq tg tk".split(" ");

// Chromium has no data of these languages (found in version 156), or data without marks. Its `Intl` then answers
// as another language would, and the page would read an amount otherwise than the server that wrote it.
const marksByLanguage: ReadonlyMap<string, LocaleMarks> = new Map([
  ...languagesWithPoint.map((language) => [language, point] as const),
  ...languagesWithSpace.map((language) => [language, space] as const),
]);

/** The marks of a locale whose language a browser may not know; undefined for every other locale. */
export function marksOfLeftOutLanguage(locale: string): LocaleMarks | undefined {
  // With a script of its own named, a language can have other marks: that is left to `Intl`.
  const [, language = ""] = /^([a-z]{2})(?:-[A-Z]{2})?$/.exec(locale) ?? [];
  return marksByLanguage.get(language);
}
