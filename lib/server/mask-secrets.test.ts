import { expect, it } from "vitest";
import { maskSecrets } from "./mask-secrets";

it.each([
  ["a Stripe key", "Invalid API key: sk_live_51Canary", "Invalid API key: [masked]"],
  ["a restricted key in JSON", '{"key":"rk_test_canary","a":1}', '{"key":"[masked]","a":1}'],
  ["a webhook secret", "whsec_cana+ry=", "[masked]"],
  ["a signed token", "got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln!", "got [masked]!"],
  ["a sealed cookie", '"eyJhbGciOiJkaXIifQ..iv.text.tag"', '"[masked]"'],
  ["a password in an address", "postgresql://app:canary@db/refunds", "postgresql://app:[masked]@db/refunds"],
])("%s is masked", (_, text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

it("ids of payments stay readable", () => {
  const line =
    '{"charge":"ch_3MmlLrLkdIwHu7ix0snN0B15","at":"2026-11-23T05:00:00Z","app":"http://127.0.0.1:3000"}';
  expect(maskSecrets(line)).toBe(line);
});
