import type { TextSituation } from "./text-situation";

/** What a text may leave open; what each becomes is known only when it is written to somebody. */
export const textPlaceholders = ["greeting", "amount", "method", "expected_by", "reference"] as const;
export type TextPlaceholder = (typeof textPlaceholders)[number];

const meanings: Record<TextPlaceholder, string> = {
  greeting: "The greeting with the customer’s name, or without one where none is known",
  amount: "The amount in the customer’s currency",
  method: "The card with its last digits, or the other method",
  expected_by: "The last day on which the money should arrive",
  reference: "The bank’s reference once it is there, before that the number of the refund",
};

export function placeholderMeaning(placeholder: TextPlaceholder): string {
  return meanings[placeholder];
}

/** Without these a text does not say what the customer has to know. */
const compulsory: Record<TextSituation, readonly TextPlaceholder[]> = {
  card: ["amount", "method", "expected_by", "reference"],
  account: ["amount", "method", "expected_by", "reference"],
  on_its_way: ["amount", "reference"],
  details_needed: ["amount"],
};

export function compulsoryPlaceholders(situation: TextSituation): readonly TextPlaceholder[] {
  return compulsory[situation];
}

export const templateCharactersMax = 2_000;

const unsafeText = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029\uFEFF]/u;

/** Everything that keeps a text from being used, with the line it stands in; empty for a good one. */
export function templateFaults(template: string, situation: TextSituation): string[] {
  if (template.trim() === "") return ["Type the text. A customer cannot be sent an empty one."];
  const tooLong = Array.from(template).length > templateCharactersMax;
  return [
    ...(tooLong ? [`At most ${templateCharactersMax} characters.`] : []),
    ...(template.isWellFormed() ? [] : ["It contains a broken character. Type it again."]),
    ...(unsafeText.test(template) ? ["It contains an invisible control character. Remove it."] : []),
    ...template.split("\n").flatMap((line, index) => lineFaults(line, index + 1)),
    ...compulsory[situation].flatMap((name) =>
      template.includes(`{${name}}`) ? [] : [`{${name}} is missing: ${lower(meanings[name])}.`],
    ),
  ];
}

function lineFaults(line: string, number: number): string[] {
  const unknown = [...line.matchAll(/\{([^{}]*)\}/g)].flatMap(([whole, name = ""]) =>
    isPlaceholder(name) ? [] : [`Line ${number}: nothing is known as ${whole}. ${offered}`],
  );
  const hasLooseBrace = /[{}]/.test(line.replaceAll(/\{[^{}]*\}/g, ""));
  return hasLooseBrace
    ? [...unknown, `Line ${number}: a curly bracket stands alone. They come in pairs, as in {amount}.`]
    : unknown;
}

const offered = `There are ${textPlaceholders.map((name) => `{${name}}`).join(", ")}.`;

function isPlaceholder(name: string): name is TextPlaceholder {
  return textPlaceholders.some((known) => known === name);
}

/** Puts the values in their places in one pass: a value that looks like a placeholder stays as it is. */
export function fillTemplate(template: string, values: Readonly<Record<TextPlaceholder, string>>): string {
  return template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) =>
    isPlaceholder(name) ? values[name] : whole,
  );
}

function lower(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
