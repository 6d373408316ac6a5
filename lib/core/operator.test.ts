import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actorKey, homePath, mayDo, permissions, type Role, roles } from "./operator";

const may: Record<Role, readonly string[]> = {
  agent: [
    "payments.read",
    "refunds.read",
    "refunds.request",
    "refunds.cancel",
    "refunds.describe",
    "authorisations.cancel",
  ],
  lead: [
    "payments.read",
    "refunds.read",
    "refunds.request",
    "refunds.approve",
    "refunds.cancel",
    "refunds.describe",
    "authorisations.cancel",
  ],
  admin: ["refunds.read", "access.review", "settings.change"],
  auditor: ["payments.read", "refunds.read", "audit.read", "access.review"],
};
const writes = [
  "refunds.request",
  "refunds.approve",
  "refunds.cancel",
  "refunds.describe",
  "authorisations.cancel",
  "settings.change",
];

const cells = roles.flatMap((role) => permissions.map((permission) => [role, permission] as const));

describe("who may do what", () => {
  it.each(cells)("%s and %s are as the table of roles says", (role, permission) => {
    expect(mayDo([role], permission)).toBe(may[role].includes(permission));
  });

  it("is nothing without a role", () => {
    for (const permission of permissions) expect(mayDo([], permission)).toBe(false);
  });

  it("adds up over several roles, except that an auditor never writes", () => {
    fc.assert(
      fc.property(fc.subarray([...roles]), fc.constantFrom(...permissions), (held, permission) => {
        const isSilenced = held.includes("auditor") && writes.includes(permission);
        const isInAny = held.some((role) => may[role].includes(permission));
        expect(mayDo(held, permission)).toBe(isInAny && !isSilenced);
      }),
    );
  });
});

it.each([
  [["agent"], "/"],
  [["admin"], "/settings"],
  [["admin", "auditor"], "/"],
  [["admin", "lead"], "/"],
] as const)("%j begin at %s, which they may open", (held, home) => {
  expect(homePath(held)).toBe(home);
});

it("names a program as such in the audit log", () => {
  expect(actorKey({ kind: "worker", name: "settle-1" })).toBe("worker:settle-1");
});
