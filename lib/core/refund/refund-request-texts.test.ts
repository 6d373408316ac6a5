import { describe, expect, it } from "vitest";
import { aTypedRefund } from "@/lib/core/test-builders";
import { metadataRowsMax, ownMetadataKeys, refundRequestSchema, stripeReasons } from "./refund-request";
import type { TypedRefund } from "./typed-refund";

function faultsOf(change: Partial<TypedRefund>): string[] {
  const issues = refundRequestSchema.safeParse(aTypedRefund(change)).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

const row = (key: string, value = "x") => ({ metadata: [{ key, value }] });

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: "x" }));

// One code point, two UTF-16 units.
const wide = "😀";

describe("a text", () => {
  it.each<[string, (text: string) => Partial<TypedRefund>, number, string]>([
    ["ticket", (ticket) => ({ ticket }), 100, "ticket: Ticket: at most 100 characters."],
    ["note", (note) => ({ note }), 500, "note: Note: at most 500 characters."],
    ["metadata name", (key) => row(key), 40, "metadata.0.key: Metadata name: at most 40 characters."],
    [
      "metadata value",
      (value) => row("k", value),
      500,
      "metadata.0.value: Metadata value: at most 500 characters.",
    ],
  ])("%s is counted in characters as people see them", (_name, typed, max, sentence) => {
    expect(faultsOf(typed(wide.repeat(max)))).toEqual([]);
    expect(faultsOf(typed(` ${"a".repeat(max)} `))).toEqual([]);
    expect(faultsOf(typed(wide.repeat(max + 1)))).toEqual([sentence]);
  });

  it.each([
    ["NUL", "\u0000"],
    ["tab", "\t"],
    ["carriage return", "\r"],
    ["escape", "\u001B"],
    ["C1 control", "\u0085"],
    ["right-to-left override", "\u202E"],
    ["right-to-left isolate", "\u2067"],
    ["left-to-right mark", "\u200E"],
    ["Arabic letter mark", "\u061C"],
    ["line separator", "\u2028"],
    ["paragraph separator", "\u2029"],
    ["byte order mark", "\uFEFF"],
  ])("may not hide a %s", (_name, hidden) => {
    const text = `a${hidden}b`;
    const sentence = "contains an invisible control character. Remove it.";
    expect(faultsOf({ note: text })).toEqual([`note: Note: ${sentence}`]);
    expect(faultsOf({ ticket: text })).toEqual([`ticket: Ticket: ${sentence}`]);
    expect(faultsOf(row(text))).toEqual([`metadata.0.key: Metadata name: ${sentence}`]);
    expect(faultsOf(row("k", text))).toEqual([`metadata.0.value: Metadata value: ${sentence}`]);
  });

  it("may not be broken in the middle of a character", () => {
    const sentence = "contains a broken character. Type it again.";
    expect(faultsOf({ note: "a\uD83D" })).toEqual([`note: Note: ${sentence}`]);
    expect(faultsOf(row("k", "\uDE00b"))).toEqual([`metadata.0.value: Metadata value: ${sentence}`]);
  });

  it("keeps scripts, emoji with joiners and line breaks in a note", () => {
    const note = "Größe 42\nשלום 👩‍👩‍👧 می‌خواهم";
    expect(refundRequestSchema.parse(aTypedRefund({ note })).note).toBe(note);
  });

  it("is stored composed and without spaces around it", () => {
    expect(refundRequestSchema.parse(aTypedRefund({ ticket: " Cafe\u0301 " })).ticket).toBe("Caf\u00E9");
  });

  it("of a ticket is one line", () => {
    expect(faultsOf({ ticket: "a\nb" })).toEqual(["ticket: Ticket: one line only."]);
  });
});

describe("metadata", () => {
  it("leaves room for the console's own keys among Stripe's fifty", () => {
    expect(metadataRowsMax + ownMetadataKeys.length).toBe(50);
    expect(faultsOf({ metadata: rows(metadataRowsMax) })).toEqual([]);
    expect(faultsOf({ metadata: rows(metadataRowsMax + 1) })).toEqual([
      expect.stringMatching(/^metadata: Stripe keeps at most 50 .* at most 45 rows\.$/),
    ]);
  });

  it("says at the second row that a name is there twice, also when only spelled otherwise", () => {
    const metadata = [
      { key: "Caf\u00E9", value: "1" },
      { key: "size", value: "2" },
      { key: " Cafe\u0301", value: "3" },
    ];
    expect(faultsOf({ metadata })).toEqual(["metadata.2.key: The name “Café” is there twice."]);
  });

  it.each(["a[b", "a]b", "[]"])("may not have the brackets of %s in a name", (key) => {
    expect(faultsOf(row(key))).toEqual(["metadata.0.key: A metadata name may not contain square brackets."]);
  });

  it.each(ownMetadataKeys)("may not take the console's own name %s", (key) => {
    expect(faultsOf(row(` ${key} `))).toEqual([
      "metadata.0.key: This metadata name is kept for Refund Console. Use another one.",
    ]);
  });

  it("needs both cells of a row", () => {
    expect(faultsOf(row(" "))).toEqual(["metadata.0.key: Give this metadata row a name, or remove the row."]);
    expect(faultsOf(row("k", ""))).toEqual([
      "metadata.0.value: Give this metadata row a value, or remove the row.",
    ]);
  });

  it("may be named __proto__ like any other", () => {
    const { metadata } = refundRequestSchema.parse(aTypedRefund(row("__proto__", "v")));
    expect(Object.entries(metadata)).toEqual([["__proto__", "v"]]);
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype);
  });
});

describe("a reason", () => {
  it.each(stripeReasons)("may be %s", (reason) => {
    expect(refundRequestSchema.parse(aTypedRefund({ reason })).reason).toBe(reason);
  });

  it.each(["1st", "Duplicate", "to string", "x".repeat(41)])("may not be %s", (reason) => {
    expect(faultsOf({ reason })).toEqual(["reason: Choose one of the reasons."]);
  });
});

describe("an address for Stripe's question", () => {
  it.each(["nobody", "a@b", "a b@c.example", `${"a".repeat(250)}@b.example`, "a@b.example, c@d.example"])(
    "may not be “%s”",
    (instructionsEmail) => {
      expect(new Set(faultsOf({ instructionsEmail }))).toEqual(
        new Set(["instructionsEmail: Type an e-mail address such as name@example.com."]),
      );
    },
  );

  it("is taken without the spaces around it", () => {
    const request = refundRequestSchema.parse(aTypedRefund({ instructionsEmail: " ana@example.com " }));
    expect(request.instructionsEmail).toBe("ana@example.com");
  });
});
