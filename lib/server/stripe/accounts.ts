import "server-only";
import type Stripe from "stripe";
import { type Asked, ask } from "./ask";

/** Short: a name is told beside other things, and nothing waits for it longer. */
const readOptions = { timeout: 2_000 };

/** What a connected account calls itself; null where it has no name. Asked of our own account. */
export function readAccountName(stripe: Stripe, account: string): Promise<Asked<string | null>> {
  return ask(() => stripe.accounts.retrieve(account, {}, readOptions), nameOf);
}

/** The number of the account that our key belongs to. */
export function readOwnAccountId(stripe: Stripe): Promise<Asked<string>> {
  return ask(
    () => stripe.accounts.retrieveCurrent({}, readOptions),
    ({ id }) => id,
  );
}

function nameOf({ business_profile: profile, settings, email }: Stripe.Account): string | null {
  return profile?.name || settings?.dashboard.display_name || email || null;
}
