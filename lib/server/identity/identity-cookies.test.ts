import { expect, it } from "vitest";
import { expiredCookie, sessionCookie, signOutCookie, transactionCookie } from "./identity-cookies";

const https = new URL("https://refunds.example.com");
const http = new URL("http://127.0.0.1:3000");

it("the session cookie is bound to this host over https and out of reach of scripts", () => {
  expect(sessionCookie("sealed", https)).toEqual({
    name: "__Host-refunds",
    value: "sealed",
    httpOnly: true,
    secure: true,
    sameSite: "lax",
    path: "/",
  });
});

it("on an http address of this machine the cookie has a plain name and is not Secure", () => {
  expect(sessionCookie("sealed", http)).toMatchObject({ name: "refunds", secure: false, httpOnly: true });
});

it("two sign-ins at once do not share a cookie, and each ends after ten minutes", () => {
  const one = transactionCookie("abcdefghijklmnop", "sealed", https);
  const two = transactionCookie("ABCDEFGHIJKLMNOP", "sealed", https);
  expect(one.name).toBe("__Host-refunds-sign-in-abcdefghijkl");
  expect(two.name).not.toBe(one.name);
  expect(one.maxAge).toBe(600);
});

it("a state from an address cannot put anything else into a cookie's name", () => {
  expect(transactionCookie("a;b=c\r\n d", "", https).name).toBe("__Host-refunds-sign-in-abcd");
});

it("the sign-out cookie goes to sign-out alone, and is left out when it would be too long", () => {
  expect(signOutCookie("sealed", https)).toMatchObject({
    name: "__Secure-refunds-sign-out",
    path: "/auth/sign-out",
  });
  expect(signOutCookie("x".repeat(3801), https)).toBeNull();
  expect(expiredCookie("__Secure-refunds-sign-out", https)).toMatchObject({
    maxAge: 0,
    path: "/auth/sign-out",
  });
});
