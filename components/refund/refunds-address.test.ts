import { expect, test } from "vitest";
import { refundsAddress, refundsExportAddress } from "@/components/refund/refunds-address";
import type { RefundsFilter } from "@/lib/core/refund/refunds-view";

const none: RefundsFilter = { state: null, whose: "everyone", ticket: "", chargeId: "", from: "", to: "" };

test("no filter is the bare address", () => {
  expect(refundsAddress(none, null)).toBe("/refunds");
});

test("filters stay in the address of the next page", () => {
  const filter: RefundsFilter = { ...none, state: "failed", whose: "mine", ticket: "A&B 1" };
  expect(refundsAddress(filter, "key_1")).toBe("/refunds?state=failed&whose=mine&ticket=A%26B+1&after=key_1");
});

test("a person's filter stays, and the file has the filters of its list", () => {
  const filter: RefundsFilter = { ...none, whose: "https://id.example|ana" };
  expect(refundsAddress(filter, null)).toBe("/refunds?whose=https%3A%2F%2Fid.example%7Cana");
  expect(refundsExportAddress(filter)).toBe("/refunds/export?whose=https%3A%2F%2Fid.example%7Cana");
  expect(refundsExportAddress(none)).toBe("/refunds/export");
});
