import { currencyRule, knownCurrencies } from "@/lib/core/money/currency";
import { type ParsedAmount, parseAmount, parseCanonicalAmount } from "@/lib/core/money/parse-amount";
import { Random } from "../world/random";
import { nastyTexts } from "./nasty-texts";

const locales = ["en-US", "de-DE", "fr-FR", "fr-CH", "sv-SE", "ar-EG", "hi-IN", "ja-JP", "pt-BR", "de-CH"];
const likely = Array.from("0123456789".repeat(4) + ".,".repeat(6) + "' -+e");
const unlikely = Array.from("\u00A0\u202F\u2019٫٬\u200B\uFEFF\u2212€$१२٣４½²Ⅻx_\n\t\u0000😀\uD83D");
const strictGrammar = /^ *(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})? *$/;
const canonicalGrammar = /^(0|[1-9][0-9]*)(\.[0-9]{1,3})?$/;

export type AmountsReport = {
  readonly tried: number;
  readonly accepted: number;
  readonly faults: readonly string[];
};

/** Reads so many drawn texts as amounts: whatever is taken lies in the grammar and is worth what its digits say. */
export function playAmounts(seed: number, count: number): AmountsReport {
  const random = new Random(seed);
  const faults: string[] = [];
  let accepted = 0;
  for (let number = 0; number < count; number += 1) {
    const text = drawText(random);
    const currency = knownCurrencies[random.below(knownCurrencies.length)] ?? "eur";
    const locale = locales[random.below(locales.length)] ?? "en-US";
    const strict = parseCanonicalAmount(text, currency);
    const typed = parseAmount(text, currency, locale);
    if (typed.ok) accepted += 1;
    const isOutside = strict.ok && !strictGrammar.test(text);
    const disagree = strict.ok && typed.ok && strict.money.amountMinor !== typed.money.amountMinor;
    const isWrong =
      isOff(strict, currency) || isOff(typed, currency) || (typed.ok && !hasItsDigits(text, typed));
    if (isOutside || disagree || isWrong) {
      faults.push(
        `amount ${JSON.stringify(text)} in ${currency} and ${locale}: ${told(strict)}, ${told(typed)}`,
      );
    }
  }
  return { tried: count, accepted, faults };
}

function drawText(random: Random): string {
  if (random.chance(0.02)) return random.pick(nastyTexts);
  const length = random.below(14);
  const letters = Array.from({ length }, () => {
    const alphabet = random.chance(0.03) ? unlikely : likely;
    return alphabet[random.below(alphabet.length)] ?? "";
  });
  return letters.join("");
}

/** Another way to the sum: place by place, from the canonical text. */
function isOff(parsed: ParsedAmount, currency: string): boolean {
  if (!parsed.ok) return false;
  if (!canonicalGrammar.test(parsed.canonical)) return true;
  const [whole = "", fraction = ""] = parsed.canonical.split(".");
  const places = currencyRule(currency)?.wireDigits ?? 0;
  let minor = 0n;
  for (const digit of whole + fraction.padEnd(places, "0"))
    minor = minor * 10n + BigInt("0123456789".indexOf(digit));
  return minor !== parsed.money.amountMinor || minor <= 0n;
}

/** Digits may be grouped, but none is added, lost or moved; any script's digits count by their value. */
function hasItsDigits(text: string, parsed: Extract<ParsedAmount, { ok: true }>): boolean {
  const digits = Array.from(text.matchAll(/\p{Nd}/gu), ([digit]) => valueOf(digit)).join("");
  const canonical = parsed.canonical.replace(".", "");
  return canonical.startsWith(digits) && /^0*$/.test(canonical.slice(digits.length));
}

/** Unicode keeps the ten digits of a script one after another, beginning at its nought. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let nought = code;
  while (nought > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought -= 1;
  return code - nought;
}

function told(parsed: ParsedAmount): string {
  return parsed.ok ? parsed.canonical : parsed.fault;
}
