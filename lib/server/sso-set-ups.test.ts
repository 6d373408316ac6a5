import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readEnvironment } from "./environment-reading";

const chapters = readFileSync("docs/sso.md", "utf8").split(/^## /m).slice(1);

/** What stands for something of the reader's own, and something that has its shape. */
const examples: readonly [RegExp, string][] = [
  [/\bREGION\b/g, "eu-central-1"],
  [/\bACCOUNT\b/g, "123456789012"],
  [/\bNUMBER\b/g, "1234"],
  [/\/NAME\/ID\b/g, "/refunds/0123abcd"],
  [/\/ID\b/g, "/5678"],
  [/\b(TEAM|COMPANY|REALM|DIRECTORY-ID|APPLICATION-ID)\b/g, "acme"],
  [/^…$/g, "ab".repeat(32)],
];

/** The variables of a chapter's first block: what stands before a comment, without its quotes. */
function variablesOf(chapter: string): Record<string, string> {
  const block = /```sh\n([^]*?)```/.exec(chapter)?.[1] ?? "";
  const pairs = block.matchAll(/^([A-Z_]+)=(?:'([^'\n]*)'|(\S+))/gm);
  return Object.fromEntries(
    [...pairs].map(([, name = "", quoted, bare = ""]) => [
      name,
      examples.reduce((text, [shape, example]) => text.replace(shape, example), quoted ?? bare),
    ]),
  );
}

const common = {
  APP_URL: "https://refunds.example.com",
  DATABASE_URL: "postgresql://app@db.example.com/refunds",
  STRIPE_SECRET_KEY: "rk_test_canary",
  AUTH_ROLES: "agent=refund-agents;lead=refund-leads;admin=refund-admins;auditor=internal-audit",
  SESSION_SECRET: "canary: thirty-two bytes at the very least",
};

const setUps = chapters.flatMap((chapter) => {
  const variables = variablesOf(chapter);
  return "AUTH_MODE" in variables ? [[chapter.split("\n")[0] ?? "", variables] as const] : [];
});

it("are nine, as promised", () => {
  expect(setUps).toHaveLength(9);
});

it.each(setUps)("the set-up for %s starts as it stands", (_, variables) => {
  const reading = readEnvironment({ ...common, ...variables });
  expect(reading.ok ? [] : reading.faults).toEqual([]);
  const asked = Object.keys(variables).filter(
    (name) => /^(PROXY|OIDC)_/.test(name) && name !== "PROXY_SIGN_OUT_URL",
  );
  for (const name of asked) {
    expect(readEnvironment({ ...common, ...variables, [name]: "" }).ok, `${name} is needed`).toBe(false);
  }
});
