/** A change of one place in the product; `from` must stand exactly once in its file. */
export type Edit = { readonly file: string; readonly from: string; readonly to: string };

/** @throws Error when the text to be changed does not stand there exactly once. */
export function planted(name: string, text: string, { file, from, to }: Edit): string {
  if (text.split(from).length === 2) return text.replace(from, () => to);
  throw new Error(`“${name}” does not fit ${file} any more: ${from}`);
}
