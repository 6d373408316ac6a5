import { expect, it } from "vitest";
import { readAccessPeriod, startOf } from "./access-period";

const now = new Date("2026-11-27T12:00:00.000Z");
const before = "2026-11-27T11:30:00.250Z";

it.each<[string, Record<string, unknown>, number, string]>([
  ["nothing", {}, 90, now.toISOString()],
  ["a number of days that there is", { days: "30" }, 30, now.toISOString()],
  ["another one", { days: "31" }, 90, now.toISOString()],
  ["something given twice", { days: ["30", "90"], asOf: [before] }, 90, now.toISOString()],
  ["an instant of today", { days: "365", asOf: before }, 365, before],
  ["an instant to come", { asOf: "2026-11-27T12:00:00.001Z" }, 90, now.toISOString()],
  ["an instant too long ago", { asOf: "2026-11-26T11:59:59.999Z" }, 90, now.toISOString()],
  ["no instant", { asOf: "2026-99-99T99:99:99.999Z" }, 90, now.toISOString()],
])("the period of an address with %s", (_, parameters, days, asOf) => {
  expect(readAccessPeriod(parameters, now)).toEqual({ days, asOf: new Date(asOf) });
});

it("it begins so many days of 24 hours before", () => {
  expect(startOf({ days: 30, asOf: now })).toEqual(new Date("2026-10-28T12:00:00Z"));
});
