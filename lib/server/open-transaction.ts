import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

const openTransaction = new AsyncLocalStorage<true>();

/** Marks everything that `work` does as done while a database transaction is open. */
export function markInsideTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
  return openTransaction.run(true, work);
}

/**
 * Called before every call to Stripe: a network call inside a transaction would hold locks for seconds.
 * @throws Error when a transaction is open: a bug, never an answer to a person.
 */
export function assertOutsideTransaction(): void {
  if (openTransaction.getStore()) throw new Error("a call to Stripe inside a database transaction");
}
