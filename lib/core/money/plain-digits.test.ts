import { describe, expect, test } from "vitest";
import { plainDigits } from "@/lib/core/money/plain-digits";

describe("plainDigits", () => {
  test.each([
    ["Arabic-Indic", "١٢٫٥٠", "12٫50"],
    ["extended Arabic-Indic", "۱۲۳۴۵۶۷۸۹۰", "1234567890"],
    ["Devanagari", "१२.५०", "12.50"],
    ["full-width", "１２３", "123"],
    ["Thai", "๑๒๓", "123"],
    ["Adlam, beyond the basic plane", "𞥑𞥒", "12"],
  ])("reads %s digits", (_script, text, plain) => {
    expect(plainDigits(text)).toBe(plain);
  });

  test.each(["1٢", "١۲", "１2", "१2"])("refuses the mixed digits of %s", (text) => {
    expect(plainDigits(text)).toBeUndefined();
  });

  test.each(["½", "Ⅻ", "²", "①", "𝟏𝟐", "🯱"])("leaves %s alone, which is no plain decimal digit", (text) => {
    expect(plainDigits(text)).toBe(text);
  });

  test("gives each script's ten digits the values 0 to 9, for every script this runtime knows", () => {
    const digits = allDigits();
    expect(digits.length).toBeGreaterThan(500);
    expect(digits.map((digit) => plainDigits(digit)).join("")).toBe("0123456789".repeat(digits.length / 10));
  });
});

function allDigits(): string[] {
  const codes = Array.from({ length: 0x20000 }, (_, code) => code);
  return codes
    .map((code) => String.fromCodePoint(code))
    .filter((text) => /^\p{Nd}$/u.test(text) && !/[\u{1D7CE}-\u{1D7FF}\u{1FBF0}-\u{1FBF9}]/u.test(text));
}
