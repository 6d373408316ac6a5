import { type Currency, type CurrencyRule, currencyRule } from "@/lib/core/money/currency";
import { withoutCurrencySign } from "@/lib/core/money/currency-sign";
import { localeMarks } from "@/lib/core/money/locale-marks";
import type { LocaleMarks } from "@/lib/core/money/marks-of-left-out-languages";
import type { Money } from "@/lib/core/money/money";
import { plainDigits } from "@/lib/core/money/plain-digits";
import { plainMarks } from "@/lib/core/money/plain-marks";

export type AmountFault =
  | "empty"
  | "zero"
  | "negative"
  | "not_a_number"
  | "ambiguous"
  | "too_many_decimals"
  | "exponent"
  | "not_on_step"
  | "too_large"
  | "unknown_currency";

/** `canonical` is the one ASCII spelling of the money, as `canonicalAmount` writes it. */
export type ParsedAmount = { ok: true; money: Money; canonical: string } | { ok: false; fault: AmountFault };

type Reading = { readonly whole: string; readonly fraction: string };

const longestText = 64;
const largestMinor = 999_999_999_999n;

const marks = /[.,' ٫٬]/;
const digitsWithMarks = /^[0-9]+(?:[.,' ٫٬][0-9]+)*$/;
const canonicalGrammar = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;
const withExponent = /^[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+$/i;
// Every dash, and the minus signs that Unicode does not count as dashes.
const minusBefore = /^[\p{Pd}\u2212\u207B\u208B\u2796][^\p{Pd}\u2212\u207B\u208B\u2796]*[0-9]/u;
const minusBehind = /[0-9] ?[\p{Pd}\u2212\u207B\u208B\u2796]$/u;

/**
 * Reads an amount as people type it in their locale: its separators, any one script's digits, the currency's
 * own sign. Refuses whatever could be read as two different sums.
 */
export function parseAmount(text: string, currency: Currency, locale: string): ParsedAmount {
  const rule = currencyRule(currency);
  if (rule === undefined) return refuse("unknown_currency");
  if (text.length > longestText) return refuse(faultOfLongText(text));
  const trimmed = trimSpaces(plainMarks(text));
  if (trimmed === "") return refuse("empty");
  const plain = plainDigits(trimmed);
  if (plain === undefined) return refuse("not_a_number");
  const bare = withoutCurrencySign(plain, currency, locale);
  if (!digitsWithMarks.test(bare)) return refuse(faultOfShape(bare));
  const reading = readMarks(bare, rule, localeMarks(locale, currency));
  return reading === undefined ? refuse("ambiguous") : exactAmount(reading, currency, rule);
}

/** The server's strict grammar: ASCII digits, at most one point, no grouping, spaces only around it. */
export function parseCanonicalAmount(text: string, currency: Currency): ParsedAmount {
  const rule = currencyRule(currency);
  if (rule === undefined) return refuse("unknown_currency");
  if (text.length > longestText) return refuse(faultOfLongText(text));
  const trimmed = trimSpaces(text);
  if (trimmed === "") return refuse("empty");
  const match = canonicalGrammar.exec(trimmed);
  if (match === null) return refuse(faultOfShape(trimmed));
  const [, whole = "", fraction = ""] = match;
  return exactAmount({ whole, fraction }, currency, rule);
}

/**
 * The one ASCII spelling of an amount, with the currency's visible decimals. A sum that those cannot show
 * (an ISK charge of old with a fraction) keeps all its decimals rather than be rounded.
 * Throws RangeError for a negative sum or an unknown currency.
 */
export function canonicalAmount({ amountMinor, currency }: Money): string {
  const rule = currencyRule(currency);
  if (rule === undefined || amountMinor < 0n) {
    throw new RangeError(`${amountMinor} minor units of ${currency} have no canonical form`);
  }
  const digits = amountMinor.toString().padStart(rule.wireDigits + 1, "0");
  const whole = digits.slice(0, digits.length - rule.wireDigits);
  const fraction = digits.slice(whole.length);
  const visible = /^0*$/.test(fraction) ? fraction.slice(0, rule.digits) : fraction;
  return visible === "" ? whole : `${whole}.${visible}`;
}

function refuse(fault: AmountFault): ParsedAmount {
  return { ok: false, fault };
}

function trimSpaces(text: string): string {
  return text.replace(/^ +| +$/g, "");
}

function faultOfLongText(text: string): AmountFault {
  return /^\p{Nd}+$/u.test(text) ? "too_large" : "not_a_number";
}

function faultOfShape(text: string): AmountFault {
  if (minusBefore.test(text) || minusBehind.test(text)) return "negative";
  return withExponent.test(text) ? "exponent" : "not_a_number";
}

function readMarks(text: string, rule: CurrencyRule, locale: LocaleMarks): Reading | undefined {
  const pieces = text.split(marks);
  const separators = text.replace(/[0-9]/g, "");
  const role = roleOfLastMark(separators, pieces, rule, locale);
  if (role === "unclear") return undefined;
  const groupCount = role === "decimal" ? pieces.length - 1 : pieces.length;
  const groups = pieces.slice(0, groupCount);
  if (!isGrouped(groups, separators.slice(0, groupCount - 1), locale)) return undefined;
  return { whole: groups.join(""), fraction: pieces.slice(groupCount).join("") };
}

function roleOfLastMark(
  separators: string,
  pieces: readonly string[],
  rule: CurrencyRule,
  locale: LocaleMarks,
): "decimal" | "group" | "unclear" {
  const last = separators.at(-1);
  if (last === "٫") return "decimal";
  if (last !== "." && last !== ",") return "group";
  if (separators.length > 1) return separators[0] === last ? "group" : "decimal";
  const [before = "", behind = ""] = pieces;
  const couldGroup = behind.length === 3 && before.length <= 3 && !before.startsWith("0");
  if (!couldGroup || last === locale.decimal) return "decimal";
  // Where no decimals exist, the locale's own thousands mark can mean nothing else.
  return rule.digits === 0 && last === locale.group ? "group" : "unclear";
}

function isGrouped(groups: readonly string[], separators: string, locale: LocaleMarks): boolean {
  if (separators === "") return true;
  if (separators.includes("٫") || new Set(separators).size > 1) return false;
  const sizes = groups.map((group) => group.length).join("");
  return /^[123]3+$/.test(sizes) || (locale.groupsByTwo && /^[12]2*3$/.test(sizes));
}

function exactAmount({ whole, fraction }: Reading, currency: Currency, rule: CurrencyRule): ParsedAmount {
  if (/^0[0-9]/.test(whole)) return refuse("not_a_number");
  if (fraction.length > rule.digits) return refuse("too_many_decimals");
  const amountMinor = BigInt(whole + fraction.padEnd(rule.wireDigits, "0"));
  if (amountMinor > largestMinor) return refuse("too_large");
  if (amountMinor === 0n) return refuse("zero");
  if (amountMinor % rule.stepMinor !== 0n) return refuse("not_on_step");
  const money: Money = { amountMinor, currency };
  return { ok: true, money, canonical: canonicalAmount(money) };
}

/** What is wrong with a typed amount and how to type it, in plain English with an example in the locale. */
export function amountFaultSentence(fault: AmountFault, currency: Currency, locale: string): string {
  const rule = currencyRule(currency);
  const code = currency.toUpperCase();
  if (rule === undefined || fault === "unknown_currency") return `${code} is not a currency known here.`;
  const { decimal } = localeMarks(locale, currency);
  const such = (whole: string) => `such as ${exampleAmount(whole, rule, decimal)}`;
  const sentences: Record<Exclude<AmountFault, "unknown_currency">, string> = {
    empty: `Type an amount, ${such("12")}.`,
    zero: `Type an amount above zero, ${such("12")}.`,
    negative: `Type the amount without a minus sign, ${such("12")}.`,
    not_a_number: `Type the amount in digits, in ${code}, ${such("12")}.`,
    ambiguous: `This can be read in two ways. Type it without thousands separators, ${such("1234")}.`,
    too_many_decimals: decimalsSentence(rule, code, such("12")),
    exponent: `Write the amount out in full, ${such("1000")}.`,
    not_on_step: `The last decimal of an amount in ${code} must be 0, ${such("12")}.`,
    too_large: "This amount is too large. Check the number of digits.",
  };
  return sentences[fault];
}

function decimalsSentence(rule: CurrencyRule, code: string, such: string): string {
  if (rule.digits === 0) return `${code} has no decimals. Type a whole amount, ${such}.`;
  return `Type the amount with at most ${rule.digits} decimals, ${such}.`;
}

function exampleAmount(whole: string, rule: CurrencyRule, decimal: string): string {
  return rule.digits === 0 ? whole : `${whole}${decimal}${"50".padEnd(rule.digits, "0")}`;
}
