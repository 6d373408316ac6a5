import { describe, expect, it } from "vitest";
import { toFieldMessages } from "./field-messages";

describe("messages of a form", () => {
  it("stand at their field, and for metadata at their row and cell", () => {
    const issues = [
      { path: ["amount"], message: "Type an amount." },
      { path: ["metadata"], message: "Too many rows." },
      { path: ["metadata", 3, "key"], message: "Give it a name." },
    ];
    expect(toFieldMessages(issues)).toEqual([
      { field: "amount", text: "Type an amount." },
      { field: "metadata", text: "Too many rows." },
      { field: "metadata", row: 3, cell: "key", text: "Give it a name." },
    ]);
  });

  it("are one a place, the first of each", () => {
    const issues = [
      { path: ["note"], message: "first" },
      { path: ["note"], message: "second" },
      { path: ["metadata", 0, "key"], message: "first of name 0" },
      { path: ["metadata", 0, "key"], message: "second of name 0" },
      { path: ["metadata", 0, "value"], message: "first of value 0" },
      { path: ["metadata", 1, "value"], message: "first of value 1" },
    ];
    expect(toFieldMessages(issues).map(({ text }) => text)).toEqual([
      "first",
      "first of name 0",
      "first of value 0",
      "first of value 1",
    ]);
  });

  it("speak for the whole form when nobody sees the field", () => {
    for (const path of [["chargeId"], ["attemptId"], [], ["__proto__"]]) {
      expect(toFieldMessages([{ path, message: "Open the payment again." }])).toEqual([
        { field: "form", text: "Open the payment again." },
      ]);
    }
  });
});
