import { expect, it } from "vitest";
import type { Role } from "@/lib/core/operator";
import { rolesFromClaims } from "./roles-from-claims";

const table = new Map<string, readonly Role[]>([
  ["support", ["agent"]],
  ["refund-leads", ["agent", "lead"]],
  ["books", ["auditor"]],
  ["ada@example.com", ["lead"]],
]);

it("roles of several groups add up, each once and in a fixed order", () => {
  const claims = { groups: ["books", "refund-leads", "support", "canteen"] };
  expect(rolesFromClaims(claims, "groups", table)).toEqual(["agent", "lead", "auditor"]);
});

it("the claim with another name is read when it is configured", () => {
  expect(rolesFromClaims({ roles: ["support"] }, "roles", table)).toEqual(["agent"]);
  expect(rolesFromClaims({ groups: ["support"] }, "roles", table)).toEqual([]);
});

it.each([
  ["no claim", {}],
  ["an empty list", { groups: [] }],
  ["one string", { groups: "support" }],
  ["a string of several", { groups: "support,books" }],
  ["another case", { groups: ["Support", "SUPPORT"] }],
  ["a leading slash", { groups: ["/support"] }],
  ["spaces around", { groups: [" support", "support "] }],
  ["a list in a list", { groups: [["support"]] }],
  ["a list with something else in it", { groups: ["support", 7] }],
  ["an object", { groups: { 0: "support", length: 1 } }],
  ["a pointer to a longer list", { _claim_names: { groups: "src1" }, _claim_sources: { src1: {} } }],
  ["names of object internals", { groups: ["__proto__", "constructor"] }],
])("%s gives no role", (_, claims) => {
  expect(rolesFromClaims(claims, "groups", table)).toEqual([]);
});

it.each([
  ["verified", { email: "ada@example.com", email_verified: true }, ["lead"]],
  ["not verified", { email: "ada@example.com", email_verified: false }, []],
  ["verified only in words", { email: "ada@example.com", email_verified: "true" }, []],
  ["silent about it", { email: "ada@example.com" }, []],
  ["written otherwise", { email: "Ada@example.com", email_verified: true }, []],
])("an e-mail address that is %s gives %3$j", (_, claims, expected) => {
  expect(rolesFromClaims(claims, "email", table)).toEqual(expected);
});
