import "server-only";
import { type AccountScope, type AskedAddress, accountScopes, inAccount } from "./account-scope";
import type { EnvironmentFault } from "./environment-faults";
import { firstAccount, type Installation, readInstallation } from "./environment-installation";
import type { Environment } from "./environment-reading";
import { oncePerProcess } from "./once-per-process";

export type { Environment } from "./environment-reading";

/** Thrown when the product cannot start as it is configured; the message lists every fault. */
export class EnvironmentError extends Error {
  readonly faults: readonly EnvironmentFault[];

  constructor(faults: readonly EnvironmentFault[]) {
    const lines = faults.map(({ variable, sentence }) => `  ${variable} ${sentence}`);
    super(["The environment is not complete or not safe:", ...lines].join("\n"));
    this.name = "EnvironmentError";
    this.faults = faults;
  }
}

/** Thrown where nobody can tell which of several accounts is meant: then nothing may be done for any. */
export class NoAccountError extends Error {
  constructor() {
    super("It is not known which account this is for.");
    this.name = "NoAccountError";
  }
}

/** The checked environment of all accounts, read from `process.env` at first use. Throws EnvironmentError. */
export function installation(): Installation {
  return oncePerProcess("installation", readOrThrow);
}

/**
 * The environment of the account that the work at hand is for. Throws EnvironmentError, and NoAccountError with
 * several accounts and neither a request to one of them nor `inAccount` around.
 */
export function environment(): Environment {
  const { accounts } = installation();
  if (accounts.length === 1) return accounts[0];
  const scope = accountScopes().getStore();
  const meant = scope === undefined ? null : accountOf(scope, installation());
  if (meant === null) throw new NoAccountError();
  return meant;
}

/** For the log: the key of the account that the work at hand is for; null with one account, or where none is meant. */
export function accountKey(): string | null {
  const scope = accountScopes().getStore();
  if (scope === undefined || installation().accounts.length === 1) return null;
  const meant = accountOf(scope, installation());
  return meant && (meant.account.key || firstAccount);
}

/** Whether a request can be answered at all: with several accounts each has its host, and there are no others. */
export function isAccountsAddress(asked: AskedAddress): boolean {
  return accountOf(asked, installation()) !== null;
}

/** Does the same for every account, side by side, in the order in which they are configured. */
export function inEveryAccount<T>(work: (environment: Environment) => Promise<T>): Promise<T[]> {
  return Promise.all(installation().accounts.map((one) => inAccount(one.account.key, async () => work(one))));
}

function accountOf(scope: AccountScope, { accounts }: Installation): Environment | null {
  if ("key" in scope) return accounts.find(({ account }) => account.key === scope.key) ?? null;
  const host = scope.host?.toLowerCase();
  const named = accounts.find(({ appUrl }) => appUrl.host === host);
  if (accounts.length > 1 && namesOther(scope.forwardedHost, named, accounts)) return null;
  if (named !== undefined) return named;
  return accounts.length === 1 || isOfInstallation(scope.url) ? accounts[0] : null;
}

/**
 * X-Forwarded-Host decides nothing, for it would lead past what a gateway asks of each host. But Next asks its own
 * server, under the server's address, for the page that an action leads to: what was one account's must not become
 * another's that stands at that address.
 */
function namesOther(
  forwarded: string | undefined,
  named: Environment | undefined,
  all: readonly Environment[],
) {
  const names = (forwarded ?? "").toLowerCase().split(",");
  const hosts = names.map((name) => name.trim().replace(/:\d+$/, ""));
  return all.some((other) => other !== named && hosts.includes(other.appUrl.hostname));
}

/** Asked by machines that know an address and no name; what is told there is told of all accounts. */
function isOfInstallation(url: string): boolean {
  return /^\/(healthz|readyz|metrics)(\?|$)/.test(url);
}

function readOrThrow(): Installation {
  const reading = readInstallation(process.env);
  if (!reading.ok) throw new EnvironmentError(reading.faults);
  return reading.installation;
}
