import type Stripe from "stripe";
import type { Clock } from "../../clock";
import type { StripeWorldObject } from "../world-object";
import { AccountBooks, type Surroundings } from "./account-books";
import { BalanceBook } from "./balance-book";
import { loadWorld } from "./load-world";
import { ObjectIds } from "./object-ids";

const PLATFORM_ACCOUNT_ID = "acct_1SimulatedPlatform";

/** All the accounts of one world: the platform, its connected accounts, and an empty live mode. */
export class StripeWorld {
  readonly surroundings: Surroundings;
  readonly platform: AccountBooks;
  readonly live: AccountBooks;
  private readonly connected = new Map<string, AccountBooks>();

  constructor(
    objects: StripeWorldObject[],
    readonly name: string,
    generation: number,
    outside: { clock: Clock; announce: (event: Stripe.Event) => void },
  ) {
    this.surroundings = {
      clock: outside.clock,
      announce: outside.announce,
      ids: new ObjectIds(generation),
      booksOf: (accountId) => this.find(accountId),
      platform: () => this.platform,
      cause: null,
    };
    this.platform = this.newBooks(PLATFORM_ACCOUNT_ID, { livemode: false, isConnected: false });
    this.live = this.newBooks(PLATFORM_ACCOUNT_ID, { livemode: true, isConnected: false });
    loadWorld(objects, this.platform, (accountId) => this.findOrOpen(accountId));
  }

  find(accountId: string): AccountBooks | undefined {
    return accountId === this.platform.accountId ? this.platform : this.connected.get(accountId);
  }

  private findOrOpen(accountId: string): AccountBooks {
    const known = this.find(accountId);
    if (known) return known;
    const opened = this.newBooks(accountId, { livemode: false, isConnected: true });
    this.connected.set(accountId, opened);
    return opened;
  }

  private newBooks(accountId: string, kind: { livemode: boolean; isConnected: boolean }): AccountBooks {
    return new AccountBooks(accountId, kind.livemode, kind.isConnected, new BalanceBook(), this.surroundings);
  }
}
