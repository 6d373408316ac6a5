import type Stripe from "stripe";
import type { Clock } from "../../clock";
import type { FamilyObject } from "../world-object";
import { AccountBooks, type Surroundings } from "./account-books";
import { BalanceBook } from "./balance-book";
import { loadWorld } from "./load-world";
import type { ObjectIds } from "./object-ids";
import type { OwnAccount } from "./own-accounts";

/** What the accounts of one world have in common. */
export interface WorldSurroundings {
  clock: Clock;
  ids: ObjectIds;
  /** Called with each new event and the account of ours that it happened in, or below. */
  announce: (event: Stripe.Event, account: OwnAccount) => void;
  /** The books of the same account in its other mode, if it has any. */
  inOtherMode: (books: AccountBooks) => AccountBooks | undefined;
}

/** An account of the company, and the accounts that are connected to it. */
export class AccountFamily {
  readonly platform: AccountBooks;
  private readonly connected = new Map<string, AccountBooks>();
  private readonly surroundings: Surroundings;

  constructor(
    readonly account: OwnAccount,
    world: WorldSurroundings,
  ) {
    this.surroundings = {
      clock: world.clock,
      ids: world.ids,
      announce: (event) => world.announce(event, account),
      booksOf: (accountId) => this.find(accountId),
      connected: () => [...this.connected.values()],
      inOtherMode: world.inOtherMode,
      platform: () => this.platform,
      cause: null,
    };
    this.platform = this.newBooks(account.id, { isConnected: false });
  }

  load(objects: FamilyObject[]): void {
    loadWorld(objects, this.platform, (accountId) => this.findOrOpen(accountId));
  }

  /** The books of an account that the keys of this family may open. */
  find(accountId: string): AccountBooks | undefined {
    return accountId === this.account.id ? this.platform : this.connected.get(accountId);
  }

  private findOrOpen(accountId: string): AccountBooks {
    const known = this.find(accountId);
    if (known) return known;
    const opened = this.newBooks(accountId, { isConnected: true });
    this.connected.set(accountId, opened);
    return opened;
  }

  private newBooks(accountId: string, { isConnected }: { isConnected: boolean }): AccountBooks {
    const { livemode } = this.account;
    return new AccountBooks(accountId, livemode, isConnected, new BalanceBook(), this.surroundings);
  }
}
