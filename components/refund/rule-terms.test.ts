import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { firstLimits } from "@/lib/core/limits/first-limits";
import type { CompanyReason, LimitSet } from "@/lib/core/limits/limit-set";
import { ruleTerms } from "./rule-terms";

const goodwill: CompanyReason = { key: "goodwill", label: "Goodwill", stripeReason: null, needsNote: true };
const other: CompanyReason = { ...goodwill, key: "other", label: "Other" };
const late: CompanyReason = { ...goodwill, key: "late", label: "Late", needsNote: false };

function offering(...reasons: CompanyReason[]): LimitSet {
  return { ...firstLimits, reasons };
}

it("a reason that needs a note says so beside itself, as what describes it", () => {
  const [needing, free] = ruleTerms(offering(goodwill, late)).reasons;
  expect(renderToStaticMarkup(needing?.text)).toContain("Needs a note.");
  expect(renderToStaticMarkup(needing?.text)).toContain(`id="${needing?.consequenceId}"`);
  expect(renderToStaticMarkup(free?.text)).not.toContain("Needs a note.");
  expect(free?.consequenceId).toBeNull();
});

it("one that also blocks a card says both", () => {
  const [theft] = ruleTerms(offering({ ...goodwill, stripeReason: "fraudulent" })).reasons;
  expect(renderToStaticMarkup(theft?.text)).toMatch(/block lists\..*Needs a note\./);
});

it.each<[string, CompanyReason[]]>([
  ["For colleagues, at most", [late]],
  ["For colleagues, compulsory with “Goodwill”, at most", [late, goodwill]],
  ["For colleagues, compulsory with “Goodwill” or “Other”, at most", [goodwill, other]],
])("the note itself begins with “%s”", (beginning, reasons) => {
  expect(ruleTerms(offering(...reasons)).noteHint.startsWith(beginning)).toBe(true);
});

it("Stripe's own reasons need none", () => {
  expect(ruleTerms(firstLimits).noteHint).toMatch(/^For colleagues, at most/);
});
