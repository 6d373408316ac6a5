import { expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { aRequestedRefund } from "@/lib/core/test-builders";
import { refundsFileHead, refundsFileRow } from "./refunds-file";

/** Cells of a line, all of which are quoted. */
function cellsOf(line: string): string[] {
  return line
    .trimEnd()
    .slice(1, -1)
    .split('","')
    .map((cell) => cell.replaceAll('""', '"'));
}

function readBack(change: Parameters<typeof aRequestedRefund>[0]): Record<string, string> {
  const names = cellsOf(refundsFileHead);
  const cells = cellsOf(refundsFileRow(aRequestedRefund(change)));
  expect(cells).toHaveLength(names.length);
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
}

it("says what the list shows, exactly", () => {
  const requester = { issuer: "https://id.example", subject: "ana", name: "Ana Ferreira" };
  const file = readBack({ amount: money(123_450, "eur"), requester, ticket: "TCK-1", reason: "duplicate" });
  expect(file).toMatchObject({
    amount: "1234.50",
    amountMinor: "123450",
    currency: "EUR",
    requester: "Ana Ferreira",
    requesterIssuer: "https://id.example",
    requesterSubject: "ana",
    ticket: "TCK-1",
    reason: "Duplicate",
  });
});

it("keeps a currency's own decimals, and guesses none that Stripe does not list", () => {
  expect(readBack({ amount: money(500, "jpy") })).toMatchObject({ amount: "500", amountMinor: "500" });
  expect(readBack({ amount: money(500, "xxx") })).toMatchObject({ amount: "", amountMinor: "500" });
});

it("puts the company's own words for a reason first, and nothing where there is none", () => {
  expect(readBack({ reason: "duplicate", reasonLabel: "Goodwill" }).reason).toBe("Goodwill");
  expect(readBack({ reason: null, reasonLabel: null }).reason).toBe("");
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])(
  "begins no formula with what somebody typed: %j",
  (text) => {
    const { ticket, note, requester } = readBack({
      ticket: text,
      note: text,
      requester: { issuer: "i", subject: "s", name: text },
    });
    expect([ticket, note, requester]).toEqual([`'${text}`, `'${text}`, `'${text}`]);
  },
);
