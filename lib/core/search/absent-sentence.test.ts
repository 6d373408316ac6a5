import { expect, it } from "vitest";
import { absentHeading, absentSentence } from "./absent-sentence";

it("says who does not know the number, and in which mode", () => {
  expect(absentHeading("customer")).toBe("No such customer");
  expect(absentSentence("payment", true)).toBe(
    "Stripe knows no live payment with this number. This console works with live payments only.",
  );
  expect(absentSentence("customer", false)).toContain("Stripe knows no test customer with this number.");
  expect(absentSentence("refund", true)).toBe("There is no refund with this number in Refund Console.");
});
