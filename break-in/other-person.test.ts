import { afterAll, describe, expect, it } from "vitest";
import { makePayment, refundCalls } from "./ask-stage";
import { doors } from "./doors";
import { nothingLeaked } from "./nothing-leaked";
import { refundFormOf } from "./visitor";

afterAll(() => {
  nothingLeaked("oidc");
  nothingLeaked("proxy");
});

describe.each(doors)("a form that stood open while somebody else signed in on the $mode server", (door) => {
  const { origin, enter } = door;

  /** Ana's form of a new payment, as it stands in a tab, and what Jonas sends it with. */
  async function leftOpen() {
    const payment = await makePayment();
    const path = `/charges/${payment}`;
    const ana = await enter("Ana Ferreira");
    const form = refundFormOf((await ana.visitor.open(path, ana.headers)).text);
    form.set("amount", "20");
    form.set("note", "typed by Ana");
    const jonas = await enter("Jonas Lindqvist");
    const post = (fields: FormData, by = jonas) => by.visitor.post(path, fields, { ...by.headers, origin });
    return { form, post, ana, calls: () => refundCalls(payment) };
  }

  it("is not sent under that name, says so, keeps what was typed, and goes out when that person sends it", async () => {
    const { form, post, calls } = await leftOpen();
    const { text } = await post(form);
    expect(text).toContain("You are signed in as Jonas Lindqvist now");
    expect(text).toContain("typed by Ana");
    expect(await calls()).toBe(0);
    const shown = refundFormOf(text);
    expect(shown.get("amount")).toBe("20");
    await post(shown);
    expect(await calls()).toBe(1);
  });

  it("still goes out under its author's", async () => {
    const { form, post, ana, calls } = await leftOpen();
    await post(form, ana);
    expect(await calls()).toBe(1);
  });

  it.each(["", "0".repeat(32), null])(
    "counts as somebody else's with %j in place of its person",
    async (mark) => {
      const { form, post, ana, calls } = await leftOpen();
      if (mark === null) form.delete("person");
      else form.set("person", mark);
      const { text } = await post(form, ana);
      expect(text).toContain(
        "You are signed in as Ana Ferreira now, and this form was opened by somebody else",
      );
      expect(await calls()).toBe(0);
    },
  );
});
