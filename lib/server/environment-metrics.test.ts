import { expect, it } from "vitest";
import { FaultList } from "./environment-faults";
import { readMetricsToken } from "./environment-metrics";

const token = "0123456789abcdef-._~+/0123456789==";

it.each<[string, string | undefined, string | null]>([
  ["is none where none is set", undefined, null],
  ["is none where nothing is set", " ", null],
  ["may hold all that a bearer token can", token, token],
])("the token of those who read figures %s", (_, value, read) => {
  const faults = new FaultList();
  expect(readMetricsToken({ METRICS_TOKEN: value }, faults)).toBe(read);
  expect(faults.all).toEqual([]);
});

it.each([token.slice(0, 31), `${token} x`, `${token}ä`, `=${token}`])("it cannot be %s", (value) => {
  const faults = new FaultList();
  expect(readMetricsToken({ METRICS_TOKEN: value }, faults)).toBe(false);
  expect(faults.all).toMatchObject([{ variable: "METRICS_TOKEN" }]);
  expect(faults.all[0]?.sentence).not.toContain(value);
});
