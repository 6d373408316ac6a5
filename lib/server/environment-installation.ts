import "server-only";
import path from "node:path";
import { accountColours } from "@/lib/core/account/account";
import type { CheckpointEnvironment } from "./environment-checkpoints";
import type { DatabaseEnvironment } from "./environment-database";
import { type EnvironmentFault, FaultList, type Variables, valueOf } from "./environment-faults";
import { type Environment, readEnvironment } from "./environment-reading";
import type { RoleTable } from "./environment-roles";

/** All Stripe accounts of this installation: nearly always one. */
export type Installation = { readonly accounts: readonly [Environment, ...Environment[]] };

export type InstallationReading =
  | { readonly ok: true; readonly installation: Installation }
  | { readonly ok: false; readonly faults: readonly EnvironmentFault[] };

/** What the log and the figures call the account whose key is empty. */
export const firstAccount = "first";

/** What each account says for itself, and nothing stands in for. */
const ownNames = ["APP_URL", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "ACCOUNT_NAME", "ACCOUNT_COLOUR"];

/** What the first account's value stands in for, where an account says nothing. */
const lentNames = [
  "STRIPE_API_BASE",
  "STRIPE_SEARCH_KEYS",
  "AUTH_ROLES",
  "PROXY_ISSUER",
  "PROXY_AUDIENCE",
  "PROXY_CLIENT_ID",
];

/**
 * Reads every account as an installation of its own: the first from the variables as they stand, each further one
 * from those with its ending, such as `STRIPE_SECRET_KEY_US`; what is no account's own is shared. All faults at once.
 */
export function readInstallation(variables: Variables): InstallationReading {
  const faults = new FaultList();
  const keys = readKeys(variables, faults);
  const readings = ["", ...keys].map((key) => readAccount(variables, key));
  const found = distinct([...faults.all, ...readings.flatMap((one) => (one.ok ? [] : one.faults))]);
  if (found.length > 0) return { ok: false, faults: found };
  const read = readings.flatMap((one) => (one.ok ? [one.environment] : []));
  if (read.length > 1) for (const environment of read) refuseTwins(environment, read, faults);
  const [first, ...others] = read.length > 1 ? withWords(read) : read;
  if (faults.all.length > 0 || first === undefined) return { ok: false, faults: distinct(faults.all) };
  return { ok: true, installation: { accounts: [first, ...others] } };
}

/** A key is a part of names of variables, of a schema and of a folder. */
function readKeys(variables: Variables, faults: FaultList): readonly string[] {
  const text = valueOf(variables, "MORE_ACCOUNTS");
  if (text === null) return [];
  const keys = text.split(",").map((key) => key.trim());
  const isEachSound = keys.every((key) => /^[a-z][a-z0-9_]{0,30}$/.test(key) && key !== firstAccount);
  if (isEachSound && new Set(keys).size === keys.length) return keys;
  faults.add(
    "MORE_ACCOUNTS",
    `must list keys by comma, each once: lower-case letters, digits and underscores, a letter first, not “${firstAccount}”.`,
  );
  return [];
}

function readAccount(variables: Variables, key: string): ReturnType<typeof readEnvironment> {
  if (key === "") return readEnvironment(variables);
  const names = new Map<string, string>();
  const own: Record<string, string | undefined> = { ...variables };
  for (const name of [...ownNames, ...lentNames]) {
    const ownName = `${name}_${key.toUpperCase()}`;
    const value = valueOf(variables, ownName);
    if (value === null && lentNames.includes(name)) continue;
    own[name] = value ?? undefined;
    names.set(name, ownName);
  }
  const reading = readEnvironment(own);
  if (reading.ok) return { ok: true, environment: placed(reading.environment, key) };
  return {
    ok: false,
    faults: reading.faults.map(({ variable, sentence }) => ({
      variable: names.get(variable) ?? variable,
      sentence,
    })),
  };
}

/** The same with books of its own, beside the first account's. */
function placed(environment: Environment, key: string): Environment {
  const { database, checkpoints, account } = environment;
  return {
    ...environment,
    account: { ...account, key },
    database: ownDatabase(database, key),
    checkpoints: checkpoints && ownCheckpoints(checkpoints, key),
  };
}

function ownDatabase(database: DatabaseEnvironment, key: string): DatabaseEnvironment {
  if (database.kind === "postgres") return { ...database, schema: `account_${key}` };
  return { ...database, directory: path.join(/*turbopackIgnore: true*/ database.directory, "accounts", key) };
}

/** Two chains in one file could not be told apart: `checkpoints.jsonl` becomes `checkpoints.us.jsonl`. */
function ownCheckpoints(checkpoints: CheckpointEnvironment, key: string): CheckpointEnvironment {
  const { dir, name, ext } = path.parse(checkpoints.file);
  return { ...checkpoints, file: path.join(/*turbopackIgnore: true*/ dir, `${name}.${key}${ext}`) };
}

/** Cookies know hosts and no ports, people know names, and a key is an account at Stripe. */
function refuseTwins(environment: Environment, all: readonly Environment[], faults: FaultList): void {
  const before = all.slice(0, all.indexOf(environment));
  const { appUrl, stripe, account } = environment;
  const ending = account.key === "" ? "" : `_${account.key.toUpperCase()}`;
  if (before.some((other) => other.appUrl.hostname === appUrl.hostname)) {
    faults.add(`APP_URL${ending}`, "must have a host of its own: cookies do not tell ports apart.");
  }
  if (before.some((other) => other.appUrl.protocol !== appUrl.protocol)) {
    faults.add(`APP_URL${ending}`, "must begin as APP_URL does: all with https, or all with http.");
  }
  if (before.some((other) => other.stripe.secretKey === stripe.secretKey)) {
    faults.add(`STRIPE_SECRET_KEY${ending}`, "must be another account's key than those before it.");
  }
  if (
    stripe.webhookSecrets.some((secret) =>
      before.some((other) => other.stripe.webhookSecrets.includes(secret)),
    )
  ) {
    faults.add(`STRIPE_WEBHOOK_SECRET${ending}`, "must share no secret with another account.");
  }
  if (before.some((other) => isSameName(nameOf(other), nameOf(environment)))) {
    faults.add(`ACCOUNT_NAME${ending}`, "must differ from the names of the other accounts.");
  }
}

function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function nameOf({ account, appUrl }: Environment): string {
  return account.name ?? (account.key || appUrl.host);
}

/** Each has a name and, as far as they last, a colour of its own; each knows who has roles at the others. */
function withWords(read: readonly Environment[]): Environment[] {
  const chosen = read.map(({ account }) => account.colour);
  const free = accountColours.filter((colour) => !chosen.includes(colour));
  const tables = new Map<string, RoleTable>(read.map(({ account, auth }) => [account.key, auth.roles]));
  return read.map((environment, position) => {
    const spare = accountColours[position % accountColours.length] ?? "grey";
    const colour = environment.account.colour ?? free.shift() ?? spare;
    const account = { ...environment.account, name: nameOf(environment), colour };
    return { ...environment, account, auth: { ...environment.auth, tables } };
  });
}

function distinct(faults: readonly EnvironmentFault[]): EnvironmentFault[] {
  const lines = new Map(faults.map((fault) => [`${fault.variable} ${fault.sentence}`, fault]));
  return [...lines.values()];
}
