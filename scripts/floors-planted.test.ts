import { describe, expect, it } from "vitest";
import { findCircles, findFloorFaults } from "./floors";
import { findUnguardedServerFiles } from "./server-files";

function importing(path: string, address: string) {
  return { path, text: `import { something } from "${address}";\n` };
}

/** Put together here, so that the check does not take this file itself for the one that imports. */
function calling(word: string, address: string): string {
  return `${word}(${address})`;
}

const forbidden: readonly (readonly [path: string, address: string])[] = [
  ["lib/core/money.ts", "@/lib/server/environment"],
  ["lib/core/money.ts", "stripe"],
  ["lib/core/money.ts", "node:crypto"],
  ["components/charge/facts.tsx", "@/lib/server/identity/guard"],
  ["components/charge/facts.tsx", "../../app/charges/actions"],
  ["app/page.tsx", "@/lib/server/stripe/charges"],
  ["app/page.tsx", "@/lib/server/database/tables"],
  ["app/page.tsx", "@/lib/server/jobs/worker"],
  ["app/page.tsx", "@/simulator/main"],
  ["lib/server/stripe/charges.ts", "@/lib/server/database/tables"],
  ["lib/server/database/tables.ts", "../workflows/request-refund"],
  ["lib/server/identity/guard.ts", "@/lib/server/reads/charge-page"],
  ["lib/server/reads/charge-page.ts", "@/lib/server/workflows/request-refund"],
  ["lib/server/workflows/request-refund.ts", "@/lib/server/jobs/worker"],
  ["lib/server/workflows/request-refund.ts", "@/simulator/stripe/start"],
  ["lib/server/identity/guard.ts", "./test-identity"],
  ["lib/server/workflows/request-refund.test.ts", "@/e2e/stage/addresses"],
  ["lib/server/jobs/worker.ts", "@/lib/server/stripe/refunds"],
  ["lib/server/environment.ts", "./stripe/client"],
  ["simulator/main.ts", "../lib/core/money"],
  ["simulator/main.ts", "../scripts/root.mjs"],
  ["e2e/refund.spec.ts", "../lib/core/money"],
  ["benchmarks/main.ts", "@/lib/server/stripe/client"],
  ["scripts/demo.mjs", "../lib/server/environment"],
];

describe("the check of the floors", () => {
  it.each(forbidden)("names %s when it imports %s", (path, address) => {
    expect(findFloorFaults([importing(path, address)])).toEqual([expect.stringContaining(path)]);
  });

  it.each([
    `import {\n  something,\n  more,\n} from "@/lib/server/environment";\n`,
    `import type { Something } from "@/lib/server/environment";\n`,
    `import "@/lib/server/environment";\n`,
    `export * from "@/lib/server/environment";\n`,
    `export type { Something } from "@/lib/server/environment";\n`,
    `const later = await ${calling("import", '"@/lib/server/environment"')};\n`,
    `const old = ${calling("require", '"@/lib/server/environment"')};\n`,
  ])("reads imports however they are written: %s", (text) => {
    expect(findFloorFaults([{ path: "lib/core/money.ts", text }])).toEqual([
      "lib/core/money.ts (core) imports lib/server/environment (ground)",
    ]);
  });

  it("refuses an import whose address nobody can read", () => {
    const text = `await ${calling("import", "address")};\n`;
    expect(findFloorFaults([{ path: "app/page.tsx", text }])).toEqual([
      "app/page.tsx imports something that cannot be read: address",
    ]);
  });

  it("names a file that stands in no room", () => {
    expect(findFloorFaults([{ path: "lib/helpers/money.ts", text: "" }])).toEqual([
      "lib/helpers/money.ts stands in no room",
    ]);
  });

  it("allows what the table allows", () => {
    const allowed = [
      importing("app/page.tsx", "@/lib/server/reads/charge-page"),
      importing("lib/server/workflows/request-refund.ts", "@/lib/server/stripe/refunds"),
      importing("lib/server/stripe/charges.test.ts", "@/simulator/stripe/start"),
      importing("lib/server/identity/guard.integration.test.ts", "./test-identity"),
      importing("lib/core/refund-request.ts", "zod"),
      importing("e2e/stage/start.ts", "../../scripts/root.mjs"),
    ];
    expect(findFloorFaults(allowed)).toEqual([]);
  });

  it("names a circle once, whoever is asked first", () => {
    const circle = [
      importing("lib/core/c.ts", "./a"),
      importing("lib/core/b.ts", "./c"),
      importing("lib/core/a.ts", "@/lib/core/b"),
      importing("lib/core/outside.ts", "./a"),
    ];
    expect(findCircles(circle)).toEqual(["lib/core/a → lib/core/b → lib/core/c → lib/core/a"]);
  });

  it("names a server file without its guard, and lets files of types be", () => {
    const files = [
      { path: "lib/server/bare.ts", text: `import pg from "pg";\nexport const pool = pg;\n` },
      { path: "lib/server/late.ts", text: `import pg from "pg";\nimport "server-only";\nconst a = pg;\n` },
      { path: "lib/server/good.ts", text: `// Why.\nimport "server-only";\nexport const pool = 1;\n` },
      { path: "lib/server/types.ts", text: `export type Pool = { readonly size: number };\n` },
    ];
    expect(findUnguardedServerFiles(files)).toEqual([
      `lib/server/bare.ts does not begin with import "server-only"`,
      `lib/server/late.ts does not begin with import "server-only"`,
    ]);
  });
});
