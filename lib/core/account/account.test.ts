import { expect, it } from "vitest";
import { accountTitle, moneySentence, type ShownAccount, titleMark } from "./account";

const acme: ShownAccount = { key: "us", name: "Acme US", colour: "teal", livemode: true, isSimulated: false };

it("an account is named with its mode, and its title stands before a page's own", () => {
  expect(accountTitle(acme)).toBe("Acme US · Live");
  expect(titleMark({ ...acme, livemode: false })).toBe("Acme US · Test · ");
  expect(titleMark(null)).toBe("");
});

it("real money is only said to move where it does", () => {
  expect(moneySentence(acme)).toBe("Real money moves here.");
  expect(moneySentence({ ...acme, isSimulated: true })).toBe("Simulated: no real money moves here.");
  expect(moneySentence({ ...acme, livemode: false, isSimulated: true })).toBe("No real money moves here.");
});
