import { afterAll, describe, expect, it } from "vitest";
import { changePerson, makePayment, personNamed, refundCalls } from "./ask-stage";
import { type Door, doors } from "./doors";
import { nothingLeaked } from "./nothing-leaked";
import { refusalsDuring } from "./server-log";
import { formWith, refundFormOf } from "./visitor";

afterAll(() => {
  nothingLeaked("oidc");
  nothingLeaked("proxy");
});

type Inside = Awaited<ReturnType<Door["enter"]>>;

/** Asks for all of a payment that is above everybody's limit; gives the request and a form of its own page. */
async function waiting({ visitor, headers }: Inside, origin: string) {
  const cents = 900_000;
  const payment = await makePayment(cents);
  const page = await visitor.open(`/charges/${payment}`, headers);
  await visitor.post(`/charges/${payment}`, refundFormOf(page.text), { ...headers, origin });
  expect(await refundCalls(payment)).toBe(0);
  const { text } = await visitor.open(`/charges/${payment}`, headers);
  const path = `/approvals/${/rq_[0-9a-f]{32}/.exec(text)?.[0]}`;
  const own = await visitor.open(path, headers);
  expect(own.text).not.toContain('value="approve"');
  return { payment, path, form: formWith(own.text, 'value="withdraw"') };
}

/** The form of a page, made to ask for something else. */
function asking(form: FormData, act: string): FormData {
  const changed = new FormData();
  for (const [name, value] of form) changed.append(name, name === "act" ? act : value);
  return changed;
}

describe.each(doors)("a request above the limit on the $mode server", ({ mode, origin, enter }) => {
  it("is sent when a lead approves it, so the refusals below are about what is wrong", async () => {
    const { payment, path } = await waiting(await enter("Ana Ferreira"), origin);
    const { visitor, headers } = await enter("Mira Okafor");
    const form = formWith((await visitor.open(path, headers)).text, 'value="approve"');
    const forged = { ...headers, origin: "https://evil.example" };
    await visitor.post(path, form, forged);
    expect(await refundCalls(payment)).toBe(0);
    await visitor.post(path, form, { ...headers, origin });
    expect(await refundCalls(payment)).toBe(1);
    await visitor.post(path, form, { ...headers, origin });
    expect(await refundCalls(payment)).toBe(1);
  });

  it.each(["Ana Ferreira", "Jonas Lindqvist", "Tomasz Zielinski", "Helen Sato", "Sam Porter"])(
    "is neither approved, rejected nor sent back by %s",
    async (name) => {
      const { payment, path, form } = await waiting(await enter("Ana Ferreira"), origin);
      const { visitor, headers } = await enter(name);
      for (const act of ["approve", "reject", "return", "everything"]) {
        const refusals = await refusalsDuring(mode, async () => {
          await visitor.post(path, asking(form, act), { ...headers, origin });
        });
        expect(refusals, act).toContainEqual(
          expect.objectContaining({ reason: "no_permission", permission: "refunds.approve" }),
        );
      }
      expect(await refundCalls(payment)).toBe(0);
    },
  );

  it("is not approved by the lead who asked, also under another name and through a second session", async () => {
    const { payment, path, form } = await waiting(await enter("Mira Okafor"), origin);
    const { subject, name, email } = await personNamed("Mira Okafor");
    const first = await enter(name);
    const { text } = await first.visitor.post(path, asking(form, "approve"), { ...first.headers, origin });
    expect(text).toContain("You asked for this refund yourself, so somebody else has to decide.");
    await changePerson(subject, { name: "Another Lead", email: "another@acme.example" });
    try {
      const second = await enter("Another Lead");
      const answer = await second.visitor.post(path, asking(form, "approve"), { ...second.headers, origin });
      expect(answer.text).toContain("You asked for this refund yourself, so somebody else has to decide.");
    } finally {
      await changePerson(subject, { name, email });
    }
    expect(await refundCalls(payment)).toBe(0);
  });
});
