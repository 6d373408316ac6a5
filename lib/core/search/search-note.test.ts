import { expect, it } from "vitest";
import { type SearchNote, searchNoteSentence } from "./search-note";

const at = new Date("2026-11-22T12:34:00Z");

it.each<[SearchNote, RegExp]>([
  [{ kind: "looked_to", at }, /payments back to Nov 22, 2026, 12:34\sPM UTC were looked through\.$/],
  [{ kind: "refunds_looked_to", at }, /refunds back to Nov 22, 2026, 12:34\sPM UTC were looked through\.$/],
  [{ kind: "customers_cut", asked: 5 }, /^More than 5 customers match, .* use the e-mail address\.$/],
  [
    { kind: "search_lags", knownFrom: at },
    /^Stripe’s search can be late: payments of the last hour from before Nov 22, 2026, 12:34\sPM UTC may be missing\.$/,
  ],
  [{ kind: "account_failed", account: "acct_1" }, /^The connected account acct_1 .* in a minute\.$/],
  [{ kind: "account_cut", account: "acct_1" }, /^Of the connected account acct_1 only .* their number\.$/],
  [{ kind: "accounts_cut", asked: 5 }, /^Only 5 connected accounts .* by their number\.$/],
  [{ kind: "look_failed" }, /may be missing\. Search again in a minute\.$/],
])("%j says why a payment may be missing", (note, sentence) => {
  expect(searchNoteSentence(note, "en-US")).toMatch(sentence);
});
