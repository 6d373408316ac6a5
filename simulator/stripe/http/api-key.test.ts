import { expect, it } from "vitest";
import { masked, readApiKey } from "./api-key";

it.each([
  ["rk_test_51CanaryCanary1234", "rk_test_****1234"],
  ["sk_wrong_1234", "****1234"],
  ["sk_short", "****"],
])("the key %s is shown as %s", (secret, shown) => {
  expect(masked(secret)).toBe(shown);
});

it("a refusal does not repeat a wrong key", () => {
  expect(() => readApiKey({ authorization: "Bearer sk_short" })).toThrow(/: \*\*\*\*$/);
});
