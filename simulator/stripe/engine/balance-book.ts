import type Stripe from "stripe";

/** The currency that another one is settled in, and the rate between their minor units. */
export interface Settlement {
  currency: string;
  exchangeRate: number;
}

/**
 * What an account has available, per currency in minor units.
 *
 * A currency that the world's balance does not name is settled elsewhere: it is counted but never runs short.
 */
export class BalanceBook {
  private readonly availableMinor = new Map<string, number>();
  private readonly limited = new Set<string>();
  private readonly settlements = new Map<string, Settlement>();
  private pending: Stripe.Balance.Pending[] = [];

  load(balance: Stripe.Balance): void {
    for (const entry of balance.available) this.setAvailable(entry.currency, entry.amount);
    this.pending = balance.pending;
  }

  /** From now on the currency has exactly this much, and can run short. */
  setAvailable(currency: string, amountMinor: number): void {
    this.availableMinor.set(currency, amountMinor);
    this.limited.add(currency);
  }

  /** From now on charges and refunds of the currency move the balance in another one. */
  settleIn(currency: string, settlement: Settlement): void {
    this.settlements.set(currency, settlement);
  }

  settlementOf(currency: string): Settlement | undefined {
    return this.settlements.get(currency);
  }

  covers(currency: string, amountMinor: number): boolean {
    return !this.limited.has(currency) || (this.availableMinor.get(currency) ?? 0) >= amountMinor;
  }

  book(currency: string, amountMinor: number): void {
    this.availableMinor.set(currency, (this.availableMinor.get(currency) ?? 0) + amountMinor);
  }

  toStripe(livemode: boolean): Stripe.Balance {
    const available = [...this.availableMinor].map(([currency, amount]) => ({
      amount,
      currency,
      source_types: { card: amount },
    }));
    return { object: "balance", available, livemode, pending: this.pending };
  }
}
