import type { AccountBooks } from "../engine/account-books";
import type { Simulation } from "../simulation";
import { type ApiKey, masked } from "./api-key";
import { ApiRefusal } from "./api-refusal";
import { type ApiRequest, header } from "./api-request";

/** The account that a request names beside its key, if it names one. */
export function namedAccount(request: ApiRequest): string | null {
  return header(request, "stripe-account") ?? header(request, "stripe-context");
}

/** The books that a request opens: those of its key's account, or of one connected to it; 403 for any other. */
export function booksFor(simulation: Simulation, request: ApiRequest, key: ApiKey): AccountBooks {
  const family = simulation.world.family(key.account.name);
  const named = namedAccount(request);
  if (named === null) return family.platform;
  const books = family.find(named);
  if (books) return books;
  throw noAccess(key, named);
}

/** Stripe does not tell an account that is not connected from one that does not exist. */
export function noAccess(key: ApiKey, accountId: string): ApiRefusal {
  return new ApiRefusal(403, {
    type: "invalid_request_error",
    code: "account_invalid",
    message:
      `The provided key '${masked(key.secret)}' does not have access to account '${accountId}' ` +
      "(or that account does not exist). Application access may have been revoked.",
  });
}

/** Stripe says so when a key asks for an object that the same account has in its other mode. */
export function withModeHint(refusal: ApiRefusal, books: AccountBooks): ApiRefusal {
  const id = /'([^']+)'$/.exec(refusal.body.message)?.[1];
  if (refusal.body.code !== "resource_missing" || id === undefined) return refusal;
  if (!books.surroundings.inOtherMode(books)?.knows(id)) return refusal;
  const [there, here] = books.livemode ? ["test", "live"] : ["live", "test"];
  const hint = `a similar object exists in ${there} mode, but a ${here} mode key was used to make this request.`;
  return new ApiRefusal(refusal.status, { ...refusal.body, message: `${refusal.body.message}; ${hint}` });
}
