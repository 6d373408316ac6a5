import "server-only";
import type { AccountsView, ShownAccount } from "@/lib/core/account/account";
import { placeElsewhere } from "@/lib/core/account/place-elsewhere";
import { askedUrl } from "@/lib/server/account-scope";
import { type Environment, environment, installation } from "@/lib/server/environment";
import { currentSession } from "@/lib/server/identity/current-session";

/** The account that is open; null where there is only one, which then needs no name. */
export function shownAccount(): ShownAccount | null {
  return installation().accounts.length === 1 ? null : shown(environment());
}

/**
 * Where somebody is, and the way to the other accounts: to those in which they had a role when the provider last told
 * their groups. Each account decides for itself whether that still holds. Null with one account.
 */
export async function readAccounts(): Promise<AccountsView | null> {
  const here = shownAccount();
  if (here === null) return null;
  const reach = (await currentSession())?.reach ?? [];
  const place = placeElsewhere(askedUrl() ?? "/");
  const others = installation().accounts.filter(
    ({ account: { key } }) => key !== here.key && reach.includes(key),
  );
  return {
    here,
    others: others.map((other) => ({ ...shown(other), address: new URL(place, other.appUrl).href })),
  };
}

function shown({ account: { key, name, colour }, appUrl, stripe }: Environment): ShownAccount {
  return {
    key,
    name: name ?? appUrl.host,
    colour: colour ?? "grey",
    livemode: stripe.livemode,
    isSimulated: stripe.apiBase !== null,
  };
}
