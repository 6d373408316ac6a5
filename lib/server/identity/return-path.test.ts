import * as fc from "fast-check";
import { expect, it } from "vitest";
import { returnPath } from "./return-path";

it.each(["/", "/charges/ch_1", "/refunds?state=failed&cursor=a%2Fb", "/customers/cus_1?q=%22x%22"])(
  "%s is a path to come back to",
  (path) => {
    expect(returnPath(path)).toBe(path);
  },
);

it.each([
  null,
  "",
  "charges/ch_1",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\tcharges",
  "\t//evil.example",
  "/\n/evil.example",
  "/ /evil.example",
  "/.//evil.example",
  "/charges/..//evil.example",
  "/%2e//evil.example",
  "https://evil.example/",
  "https:/evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/auth",
  "/auth/sign-out",
  "/auth/sign-in?returnTo=/",
  "/%61uth/sign-in",
  "/charges/../auth/sign-in",
  "/signed-out",
  "/%",
  "/charges/ü",
  `/${"a".repeat(1000)}`,
])("%j leads to the start page", (wanted) => {
  expect(returnPath(wanted)).toBe("/");
});

it("whatever is asked for, the browser stays at the console", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "//",
    "@",
    ":",
    "evil.example",
    "%2f",
    "%5c",
    "\t",
    "?",
    "#",
    "a",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const target = new URL(returnPath(`/${pieces.join("")}`), "https://refunds.example.com");
      expect(target.origin).toBe("https://refunds.example.com");
    }),
  );
});
