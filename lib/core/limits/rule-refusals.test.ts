import { describe, expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { type CompanyReason, type LimitSet, noLimits } from "./limit-set";
import { ruleRefusals, type WordedRequest } from "./rule-refusals";
import { fitsTicketMask, isTicketMask } from "./ticket-mask";

const goodwill: CompanyReason = { key: "goodwill", label: "Goodwill", stripeReason: null, needsNote: true };
const late: CompanyReason = {
  key: "late",
  label: "Came too late",
  stripeReason: "requested_by_customer",
  needsNote: false,
};
const strict: LimitSet = {
  ...noLimits,
  reasons: [goodwill, late],
  isReasonRequired: true,
  isTicketRequired: true,
  ticketMask: "TCK-#",
  noteRequiredFrom: { eur: 10_000n },
};
const good: WordedRequest = { amount: money(9_999, "eur"), reasonKey: "late", ticket: "TCK-812", note: "" };

describe("the company's rules for the words of a request", () => {
  it("asks for nothing while there are no rules", () => {
    expect(ruleRefusals(noLimits, { ...good, reasonKey: null, ticket: "" })).toEqual([]);
  });

  it.each([
    ["keeps all rules", good, []],
    ["no reason", { ...good, reasonKey: null }, ["reason_missing"]],
    ["a reason that is not the company's", { ...good, reasonKey: "fraudulent" }, ["reason_unknown"]],
    ["no ticket", { ...good, ticket: "" }, ["ticket_missing"]],
    ["a ticket of another kind", { ...good, ticket: "812" }, ["ticket_unlike_mask"]],
    ["an amount that needs a note", { ...good, amount: money(10_000, "eur") }, ["note_missing"]],
    ["a reason that needs a note", { ...good, reasonKey: "goodwill" }, ["note_missing"]],
    ["a note that is there", { ...good, reasonKey: "goodwill", note: "agreed" }, []],
    [
      "everything wrong",
      { ...good, reasonKey: null, ticket: "x", amount: money(20_000, "eur") },
      ["reason_missing", "ticket_unlike_mask", "note_missing"],
    ],
  ] as const)("%s", (_name, request, kinds) => {
    expect(ruleRefusals(strict, request).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe("the mask of a ticket", () => {
  it.each(["TCK-#", "@-#", "#", "ZD *", "A.B+#"])("can be %s", (mask) => {
    expect(isTicketMask(mask)).toBe(true);
  });

  it.each(["", "##", "#@", "#-#-#-#-#", "x".repeat(41)])("cannot be “%s”", (mask) => {
    expect(isTicketMask(mask)).toBe(false);
  });

  it.each([
    ["TCK-#", "TCK-812", true],
    ["TCK-#", "tck-1", true],
    ["TCK-#", "TCK-", false],
    ["TCK-#", "TCK-1a", false],
    ["TCK-#", " TCK-1", false],
    ["A.B+#", "A.B+7", true],
    ["A.B+#", "AxB+7", false],
    ["@-#", "Ω-٣", true],
  ] as const)("%s takes %s: %s", (mask, ticket, fits) => {
    expect(fitsTicketMask(ticket, mask)).toBe(fits);
  });
});
