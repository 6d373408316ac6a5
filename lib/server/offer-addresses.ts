import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { type AskedAddress, accountScopes } from "./account-scope";
import { isAccountsAddress } from "./environment";

/** Puts what is asked of every request where `scripts/serve/for-account.mjs` finds it, which holds the server. */
export function offerAddresses(): void {
  const slots: Record<symbol, unknown> = globalThis;
  slots[Symbol.for("refund-console.is-accounts-address")] = (asked: AskedAddress) => isAccountsAddress(asked);
  if (process.env.NODE_ENV === "development") followDevelopmentServer();
}

/** Next's own development server is in nobody's hands: what belongs to a request is told when it begins. */
function followDevelopmentServer(): void {
  subscribe("http.server.request.start", (message) => {
    const { headers, url = "/" } = (message as { readonly request: IncomingMessage }).request;
    accountScopes().enterWith({ host: headers.host, url });
  });
}
