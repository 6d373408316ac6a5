import type Stripe from "stripe";
import type { Clock } from "../../clock";
import type { FamilyObject, StripeWorldObject } from "../world-object";
import type { AccountBooks } from "./account-books";
import { AccountFamily } from "./account-family";
import { ObjectIds } from "./object-ids";
import { OWN_ACCOUNTS, type OwnAccount, type OwnAccountName, ownAccounts } from "./own-accounts";

interface Outside {
  clock: Clock;
  announce: (event: Stripe.Event, account: OwnAccount) => void;
}

/** All the accounts of one world: those of the company, each with the accounts that are connected to it. */
export class StripeWorld {
  private readonly families: Record<OwnAccountName, AccountFamily>;

  constructor(
    objects: StripeWorldObject[],
    readonly name: string,
    generation: number,
    outside: Outside,
  ) {
    const surroundings = {
      ...outside,
      ids: new ObjectIds(generation),
      inOtherMode: (books: AccountBooks) => this.inOtherMode(books),
    };
    this.families = {
      demo: new AccountFamily(OWN_ACCOUNTS.demo, surroundings),
      us: new AccountFamily(OWN_ACCOUNTS.us, surroundings),
      live: new AccountFamily(OWN_ACCOUNTS.live, surroundings),
    };
    for (const { name: account } of ownAccounts) this.families[account].load(objectsOf(objects, account));
  }

  /** The books of the first account, which most worlds are about. */
  get platform(): AccountBooks {
    return this.families.demo.platform;
  }

  family(name: OwnAccountName): AccountFamily {
    return this.families[name];
  }

  /** An account of the company by its name, or any other of the first one's family by its id. */
  find(nameOrId: string): AccountBooks | undefined {
    const own = ownAccounts.find(({ name, id }) => nameOrId === name || nameOrId === id);
    return own ? this.families[own.name].platform : this.families.demo.find(nameOrId);
  }

  private inOtherMode({ accountId, livemode }: AccountBooks): AccountBooks | undefined {
    const others = ownAccounts.filter((account) => account.livemode !== livemode);
    return others.map(({ name }) => this.families[name].find(accountId)).find((books) => books !== undefined);
  }
}

/** Whatever is not wrapped belongs to the first account. */
function objectsOf(objects: StripeWorldObject[], account: OwnAccountName): FamilyObject[] {
  return objects.flatMap((object) => {
    if (object.object !== "own_account_objects") return account === "demo" ? [object] : [];
    return object.account === account ? object.objects : [];
  });
}
