import { describe, expect, it } from "vitest";
import { aCharge } from "@/lib/core/test-builders";
import { isSameEmail, matchesWords } from "./text-match";

const charge = aCharge({
  description: "Crème brûlée, two",
  customer: {
    id: null,
    name: "Łukasz Åberg",
    email: "lukasz@example.com",
    isDeleted: false,
    locales: [],
    country: null,
  },
  statementDescriptor: "ACME SHOP",
  metadata: { order: "A-77" },
});

describe("words", () => {
  it.each(["creme", "BRULEE", "åberg", "aberg", "example.com", "acme", "a-77", "two  ACME", "шoп"])(
    "“%s” are looked for without regard to case and accents",
    (words) => {
      expect(matchesWords(charge, words)).toBe(words !== "шoп");
    },
  );

  it("must all be there", () => {
    expect(matchesWords(charge, "acme three")).toBe(false);
  });

  it("do not match across two fields as if they were one", () => {
    expect(matchesWords(charge, "twolukasz")).toBe(false);
  });

  it("are not looked for in metadata names", () => {
    expect(matchesWords(charge, "order")).toBe(false);
  });
});

describe("an e-mail address", () => {
  it("is the same in any case and in either spelling of an accent", () => {
    expect(isSameEmail("Ana@Example.com", "ana@example.com")).toBe(true);
    expect(isSameEmail("jose\u0301@example.com", "jos\u00E9@example.com")).toBe(true);
  });

  it("of another person is never the same", () => {
    expect(isSameEmail("jos\u00E9@example.com", "jose@example.com")).toBe(false);
    expect(isSameEmail("ａna@example.com", "ana@example.com")).toBe(false);
    expect(isSameEmail(null, "ana@example.com")).toBe(false);
  });
});
