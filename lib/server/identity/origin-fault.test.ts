import { expect, it } from "vitest";
import { originFault } from "./origin-fault";

const appUrl = new URL("https://refunds.example.com");
const own = { origin: "https://refunds.example.com", "sec-fetch-site": "same-origin" };

it("a request of our own pages passes, also from a browser that sends no fetch metadata", () => {
  expect(originFault(new Headers(own), appUrl)).toBeNull();
  expect(originFault(new Headers({ origin: own.origin }), appUrl)).toBeNull();
});

it("a request without Origin is refused, however good the rest looks", () => {
  const headers = new Headers({ "sec-fetch-site": "same-origin", host: appUrl.host });
  expect(originFault(headers, appUrl)).toBe("origin_missing");
});

it.each([
  "https://evil.example",
  "https://refunds.example.com:8443",
  "https://x.refunds.example.com",
  "https://example.com",
  "http://refunds.example.com",
  "https://refunds.example.com/",
  "HTTPS://REFUNDS.EXAMPLE.COM",
  "https://refunds.example.com, https://evil.example",
  "null",
  "",
])("Origin %j is foreign", (origin) => {
  expect(originFault(new Headers({ ...own, origin }), appUrl)).toBe("origin_foreign");
});

it("a forged X-Forwarded-Host that matches a foreign Origin changes nothing", () => {
  const forged = { origin: "https://evil.example", host: "evil.example", "x-forwarded-host": "evil.example" };
  expect(originFault(new Headers(forged), appUrl)).toBe("origin_foreign");
});

it.each(["cross-site", "same-site", "none", ""])("Sec-Fetch-Site %j is refused", (site) => {
  expect(originFault(new Headers({ ...own, "sec-fetch-site": site }), appUrl)).toBe("fetch_site_foreign");
});
