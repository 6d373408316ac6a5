import { Stripe } from "stripe";
import { describe, expect, it } from "vitest";
import { accountOf, makeClient, onAccount } from "./on-account";

/** The account that each call of a client names in its header. */
function heard(): { readonly stripe: Stripe; readonly accounts: (string | null)[] } {
  const accounts: (string | null)[] = [];
  const httpClient = Stripe.createFetchHttpClient((_url, init) => {
    accounts.push(new Headers(init?.headers).get("stripe-account"));
    return Promise.resolve(new Response("{}", { status: 200 }));
  });
  return { stripe: makeClient("sk_test_x", { httpClient, telemetry: false }), accounts };
}

describe("the hands for a charge's account", () => {
  it("name it in every call, whatever the call is, and never for our own", async () => {
    const { stripe, accounts } = heard();
    const open = { stripe };
    for (const account of ["acct_1One", null, "acct_2Two"]) {
      const { stripe: there } = onAccount(open, account);
      await there.balance.retrieve();
      await there.refunds.create({ charge: "ch_1", amount: 1 }, { idempotencyKey: "k" });
      await there.rawRequest("POST", "/v1/charges/ch_1/refund", {}, { idempotencyKey: "k" });
    }
    expect(accounts).toEqual([
      ...Array<string>(3).fill("acct_1One"),
      ...Array<null>(3).fill(null),
      ...Array<string>(3).fill("acct_2Two"),
    ]);
  });

  it("are reached from any account, and stay the same while they are asked for", () => {
    const open = { stripe: heard().stripe, livemode: false };
    const there = onAccount(open, "acct_1One");
    expect(accountOf(there.stripe)).toBe("acct_1One");
    expect(there.livemode).toBe(false);
    expect(onAccount(there, "acct_1One")).toBe(there);
    expect(onAccount(there, null).stripe).toBe(open.stripe);
    expect(onAccount(onAccount(there, "acct_2Two"), "acct_1One").stripe).toBe(there.stripe);
    expect(onAccount(open, null)).toBe(open);
  });

  it("are let go of where many others were asked for since", () => {
    const open = { stripe: heard().stripe };
    const first = onAccount(open, "acct_First").stripe;
    for (let count = 0; count < 500; count += 1) onAccount(open, `acct_${count}`);
    expect(onAccount(open, "acct_499").stripe).toBe(onAccount(open, "acct_499").stripe);
    expect(onAccount(open, "acct_First").stripe).not.toBe(first);
    // Who still holds one that was let go of asks the same account with it.
    expect(accountOf(first)).toBe("acct_First");
  });

  it("are nothing that a client made elsewhere could give", () => {
    expect(() => onAccount({ stripe: new Stripe("sk_test_x") }, "acct_1One")).toThrow("knows no connected");
  });
});
