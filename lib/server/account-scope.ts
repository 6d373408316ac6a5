import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { oncePerProcess } from "./once-per-process";

/**
 * What decides which account the work at hand belongs to: its key, or the request that is being answered, which
 * `scripts/serve/for-account.mjs` puts here before Next sees it. Pages, actions, handlers and proxy.ts all run inside.
 */
export type AccountScope = { readonly key: string } | AskedAddress;

/** `host` and `forwardedHost` are Host and X-Forwarded-Host as they were sent; `url` is the path with its query. */
export type AskedAddress = {
  readonly host: string | undefined;
  readonly forwardedHost?: string | undefined;
  readonly url: string;
};

export function accountScopes(): AsyncLocalStorage<AccountScope> {
  return oncePerProcess("account-scope", () => new AsyncLocalStorage<AccountScope>());
}

/** Does work for one account, as its workers do. */
export function inAccount<T>(key: string, work: () => T): T {
  return accountScopes().run({ key }, work);
}

/** The request that is being answered, with its path and query; null outside of any. */
export function askedUrl(): string | null {
  const scope = accountScopes().getStore();
  return scope !== undefined && "url" in scope ? scope.url : null;
}
