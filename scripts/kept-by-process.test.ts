import { expect, it } from "vitest";
import { isTest, type SourceFile, sourceFiles } from "./source-files";

/**
 * Everything that a process keeps for all accounts alike: it holds nothing of any of them, or knows whose it is, as what
 * is kept by the client of one key, or by the request that is being answered, does. What
 * holds something of an account belongs into `oncePerAccount`, or one account would be shown another's.
 */
const keptForAll = [
  "account-names",
  "account-scope",
  "clock-watch",
  "early-looks",
  "event-streams-stopping",
  "installation",
  "log",
  "log of ${account}",
  "metrics",
  "provider-keys",
  "rate-limit-${limit}",
  "refusal-counts",
  "stripe-clients",
  "taken-states",
];

/** Parsed limits by their text, a provider’s own description, keys of seals by their secret, a listener of tests. */
const keptInModules = [
  "lib/server/database/limits-in-force.ts",
  "lib/server/identity/provider.ts",
  "lib/server/identity/sealed-content.ts",
  "lib/server/point.ts",
];

const product = sourceFiles().filter(({ path }) => path.startsWith("lib/server/") && !isTest(path));

function namesIn({ path, text }: SourceFile): string[] {
  // The two files that make them: one declares the call, the other names its account.
  if (/\/once-per-(process|account)\.ts$/.test(path)) return [];
  return [...text.matchAll(/oncePerProcess\(\s*(["`])(.+?)\1/g)].map(([, , name = ""]) => name);
}

it("nothing is kept for all accounts by a process but what holds nothing of one", () => {
  expect(product.flatMap(namesIn).toSorted()).toEqual(keptForAll);
  const calls = product.flatMap(({ text }) => text.match(/oncePerProcess\((?!<)/g) ?? []);
  // Each call by its name above, and the one inside oncePerAccount.
  expect(calls).toHaveLength(keptForAll.length + 1);
});

/** Values that are filled in later; a WeakMap by database or by client is an account's own by its keys. */
const changes = /^(export )?(let |const \w+ = new Map<[^>]+>+\(\))/m;

it("no module keeps a changing value of its own", () => {
  const changing = product.filter(({ text }) => changes.test(text)).map(({ path }) => path);
  expect(changing.toSorted()).toEqual(keptInModules);
});
