import { describe, expect, it } from "vitest";
import { readPaymentKey, writePaymentKey } from "./payment-key";

describe("a place in the list of payments", () => {
  it("is one word that is read back", () => {
    const key = { createdAt: new Date("2026-11-22T12:00:00Z"), id: "ch_3QxYz0AbCdEfGhIj" };
    expect(writePaymentKey(key)).toBe("1795348800-ch_3QxYz0AbCdEfGhIj");
    expect(readPaymentKey(writePaymentKey(key))).toEqual(key);
  });

  it.each([
    "",
    "ch_3QxYz0AbCdEfGhIj",
    "1795348800-cus_3QxYz0AbCdEfGhIj",
    "1795348800-ch_3QxYz0AbCdEfGhIj&limit=1",
    "-1-ch_3QxYz0AbCdEfGhIj",
    "1795348800-ch_../../x",
  ])("is not read from “%s”", (text) => {
    expect(readPaymentKey(text)).toBeNull();
  });
});
