import "server-only";
import { listConnectedAccounts } from "@/lib/server/database/connected-accounts";
import { type JobTerms, listJobsSince } from "@/lib/server/database/recurring-jobs";
import type { Hands } from "@/lib/server/hands";
import { onAccount } from "@/lib/server/stripe/on-account";

/** Accounts of one round; the others have their turn in the next one, a minute later. */
const accountsMax = 50;

/** A job on one connected account: with its hands, and under a name, a lease and a position of its own. */
export type AccountJob = { readonly terms: JobTerms; readonly hands: Hands };

/** The same job on each connected account that our books know and on which it has not begun lately. */
export async function dueAccounts(terms: JobTerms, hands: Hands): Promise<AccountJob[]> {
  const { database, clock, livemode } = hands;
  const accounts = await listConnectedAccounts(database, livemode);
  if (accounts.length === 0) return [];
  const since = new Date(clock.now().getTime() - terms.everyMilliseconds);
  const recent = new Set(await listJobsSince(database, nameOn(terms, ""), since));
  return accounts
    .filter((account) => !recent.has(nameOn(terms, account)))
    .slice(0, accountsMax)
    .map((account) => ({
      terms: { ...terms, name: nameOn(terms, account) },
      hands: onAccount(hands, account),
    }));
}

/** What a job is called on a connected account. */
export function nameOn({ name }: Pick<JobTerms, "name">, account: string): string {
  return `${name} on ${account}`;
}
