const decimalDigit = /^\p{Nd}$/u;
// Letter-like digits of mathematics and old screens: decoration, which nobody types as an amount.
const styledDigit = /^[\u{1D7CE}-\u{1D7FF}\u{1FBF0}-\u{1FBF9}]$/u;

/**
 * The text with its decimal digits, of whichever script, as ASCII digits and all else unchanged;
 * undefined when two scripts' digits are mixed.
 */
export function plainDigits(text: string): string | undefined {
  let plain = "";
  let zeroOfScript: number | undefined;
  for (const character of text) {
    if (!isDigit(character)) {
      plain += character;
      continue;
    }
    const value = digitValue(character);
    const zero = codePoint(character) - value;
    if (zeroOfScript !== undefined && zeroOfScript !== zero) return undefined;
    zeroOfScript = zero;
    plain += value;
  }
  return plain;
}

function isDigit(character: string): boolean {
  return decimalDigit.test(character) && !styledDigit.test(character);
}

// Unicode keeps each script's digits together, zero first, so the distance from the start of the run tells.
function digitValue(digit: string): number {
  const code = codePoint(digit);
  let before = 0;
  while (isDigit(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}
