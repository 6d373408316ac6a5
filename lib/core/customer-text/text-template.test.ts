import { describe, expect, it } from "vitest";
import { firstTexts } from "./first-texts";
import { textLanguages } from "./text-language";
import { textSetSchema } from "./text-set";
import { textSituations } from "./text-situation";
import { templateFaults } from "./text-template";

const good = "{greeting}\n{amount} {method} {expected_by} {reference}";

describe("a template of a text for customers", () => {
  it("is good as a fresh installation has it, in every language", () => {
    for (const language of textLanguages) {
      for (const situation of textSituations) {
        expect(templateFaults(firstTexts[language][situation], situation)).toEqual([]);
      }
    }
    expect(textSetSchema.parse(JSON.parse(JSON.stringify(firstTexts)))).toEqual(firstTexts);
  });

  it("names what is missing, and what it is for", () => {
    expect(templateFaults(good.replace("{amount}", ""), "card")).toEqual([
      "{amount} is missing: the amount in the customer’s currency.",
    ]);
    expect(templateFaults("{amount}", "details_needed")).toEqual([]);
  });

  it("names what nobody knows, and its line", () => {
    const faults = templateFaults(`${good}\n{amuont}`, "card");
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^Line 3: nothing is known as \{amuont\}/);
  });

  it.each(["{", "}", "{amount", "a } b", "{{amount}}"])("finds the loose bracket of %s", (end) => {
    expect(templateFaults(`${good}\n${end}`, "card").join()).toContain("Line 3: a curly bracket");
  });

  it("refuses nothing, too much, and what reads other than it is", () => {
    expect(templateFaults(" \n", "card")).toHaveLength(1);
    expect(templateFaults(`${good}${"x".repeat(2_000)}`, "card")).toEqual(["At most 2000 characters."]);
    expect(templateFaults(`${good}\u202e`, "card")).toHaveLength(1);
    expect(templateFaults(`${good}\ud800`, "card")).toHaveLength(1);
  });
});
