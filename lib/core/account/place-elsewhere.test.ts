import { describe, expect, it } from "vitest";
import { placeElsewhere } from "./place-elsewhere";

describe("the same place at another account", () => {
  it.each([
    ["/", "/"],
    ["/?q=ana%40acme.example", "/?q=ana%40acme.example"],
    ["/?q=4242+%E2%82%AC10&before=1_ch_1&_rsc=abc", "/?q=4242+%E2%82%AC10"],
    ["/charges/ch_1", "/?q=ch_1"],
    ["/charges/ch_1/live", "/?q=ch_1"],
    ["/charges/%E0%A4%A", "/"],
    ["/customers/cus_1/cash-balance/eur", "/?q=cus_1"],
    ["/refunds", "/refunds"],
    ["/refunds?state=failed", "/refunds"],
    ["/refunds/re_1", "/?q=re_1"],
    ["/approvals/rq_1", "/approvals"],
    ["/settings/limits", "/settings"],
    ["/step-up/1", "/"],
    ["//evil.example/charges/ch_1", "/?q=ch_1"],
    ["https://evil.example/refunds", "/refunds"],
  ])("of %s is %s", (here, there) => {
    expect(placeElsewhere(here)).toBe(there);
  });
});
