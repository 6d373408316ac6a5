import { describe, expect, it } from "vitest";
import { readSearch } from "./read-search";

const test = (typed: string) => readSearch(typed, false);
const intent = "pi_3QxYz0AbCdEfGhIj1kLmNoPq";
const charge = "ch_3QxYz0AbCdEfGhIj1kLmNoPq";

describe("a number and the account it is on", () => {
  const connectedAccount = "acct_1QxYz0AbCdEfGhIj";
  it.each([
    `${connectedAccount} ${charge}`,
    `${charge}   ${connectedAccount}`,
    `${connectedAccount}/${charge}`,
    `${connectedAccount}, ${charge}`,
    `${connectedAccount}\n${charge}`,
  ])("are read together: %j", (typed) => {
    expect(test(typed)).toEqual({ kind: "charge", id: charge, connectedAccount });
  });

  it.each([`${connectedAccount} ch_short`, `acct_ ${charge}`, `${connectedAccount} ${connectedAccount}`])(
    "that are no such pair are not guessed at: %s",
    (typed) => {
      expect(test(typed)).not.toHaveProperty("connectedAccount");
    },
  );

  it("leave a request of ours alone, which knows its account", () => {
    const request = `rq_${"0f".repeat(16)}`;
    expect(test(`${connectedAccount} ${request}`)).toEqual({ kind: "request", id: request });
  });
});

describe("a link to the Stripe Dashboard of a platform", () => {
  it.each([
    `https://dashboard.stripe.com/acct_1QxYz0AbCdEfGhIj/test/payments/${intent}`,
    `https://dashboard.stripe.com/test/connect/accounts/acct_1QxYz0AbCdEfGhIj/payments/${intent}`,
    `https://dashboard.stripe.com/test/acct_1OurOwn/connect/accounts/acct_1QxYz0AbCdEfGhIj/payments/${intent}`,
  ])("%s names the account as well", (typed) => {
    const connectedAccount = "acct_1QxYz0AbCdEfGhIj";
    expect(test(typed)).toEqual({ kind: "payment_intent", id: intent, connectedAccount });
  });
});
