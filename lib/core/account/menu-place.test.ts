import { expect, it } from "vitest";
import { menuPlace } from "./menu-place";

it.each<[string, string, boolean]>([
  ["/", "/", true],
  ["/?q=3155", "/", true],
  ["/charges/ch_1?x=/refunds", "/", false],
  ["/customers/cus_1/cash-balance/eur", "/", false],
  ["/refunds?state=held", "/refunds", true],
  ["/refunds/rq_1", "/refunds", false],
  ["/settings/limits", "/settings", false],
  ["/step-up/su_1", "/step-up", false],
  ["//", "/", false],
])("%s belongs to %s, and is it: %s", (address, href, isPlaceItself) => {
  expect(menuPlace(address)).toEqual({ href, isPlaceItself });
});
