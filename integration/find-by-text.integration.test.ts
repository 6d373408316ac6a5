import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PaymentKey, readPaymentKey, writePaymentKey } from "@/lib/core/search/payment-key";
import { readSearch } from "@/lib/core/search/read-search";
import { findByText, type TextIntent } from "@/lib/server/reads/find-by-text";
import type { TextFound } from "@/lib/server/reads/searching";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { testCharge } from "../simulator/stripe/test-charge";
import { buildCustomer } from "../simulator/worlds/demo/build-customer";
import { customerId } from "../simulator/worlds/demo/stripe-id";
import { card } from "../simulator/worlds/demo/used-method";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const now = Math.floor(Date.now() / 1000);
const daySeconds = 86_400;

const oldCustomer = customerId("long ago");

/** One payment a day for 450 days, all by the same card; some say something. */
function longWorld() {
  const person = { name: "Søren Kjær", email: "Soeren@Kjaer.example", country: "DK" };
  return [...buildCustomer("long ago", person), ...longPayments()];
}

function longPayments() {
  return Array.from({ length: 450 }, (_, days) => {
    const created = now - daySeconds * (days + 1);
    const id = `ch_3Long${String(days).padStart(8, "0")}`;
    const texts: Record<number, object> = {
      340: { customer: oldCustomer },
      120: { description: "Blue bicycle, the old one" },
      350: { description: "Blue bicycle, the very old one" },
      400: { metadata: { order_id: `A"400` }, description: "Saddle" },
    };
    const amount = 1000 + days;
    return testCharge({
      id,
      created,
      amount,
      amount_captured: amount,
      currency: "eur",
      payment_method_details: card("visa", "4242", "DE"),
      ...texts[days],
    });
  });
}

const idsOf = ({ charges }: TextFound) => charges.map(({ id }) => id);

describe("payments by what somebody remembers", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage("embedded", longWorld);
  });
  beforeEach(() => stage.control("DELETE faults"));
  afterAll(() => stage.close());

  async function found(text: string, after: PaymentKey | null = null): Promise<TextFound> {
    const looking = { after, locale: "en-US", searchKeys: ["order", "order_id"] };
    const asked = await findByText(readSearch(text, false) as TextIntent, stage.hands, looking);
    if (asked.kind === "found") return asked.value;
    throw new Error(`${text}: ${JSON.stringify(asked)}`);
  }

  it("are found by a description among older payments, page by page, and each page says how far it looked", async () => {
    const first = await found("blue bicycle");
    expect(first.charges).toEqual([]);
    expect(first.notes).toMatchObject([{ kind: "looked_to", at: new Date((now - 100 * daySeconds) * 1000) }]);
    const second = await found("blue bicycle", first.next);
    expect(idsOf(second)).toEqual(["ch_3Long00000120", "ch_3Long00000350"]);
    const third = await found("blue bicycle", readPaymentKey(writePaymentKey(second.next as PaymentKey)));
    expect(third).toEqual({ charges: [], next: null, notes: [] });
  });

  it("are found by their customer's name and address at any age, also in other capital letters", async () => {
    for (const text of ["kjær", "Soeren@Kjaer.example", "soeren@kjaer.example"]) {
      expect([text, idsOf(await found(text))]).toEqual([text, ["ch_3Long00000340"]]);
    }
  });

  it("are found by an order's number at any age, and quotes in it cannot change the query", async () => {
    expect(idsOf(await found(`A"400`))).toEqual(["ch_3Long00000400"]);
    expect(idsOf(await found(`x" OR created>"1`))).toEqual([]);
  });

  it("are found by the ticket of a refund that was made here", async () => {
    const id = await payment(stage, 5000);
    const request = { ...partOf(id, 1000, 5000), ticket: "TCK-9001" };
    await requestRefundWith(stage.hands, operatorNamed("Ana"), request);
    expect(idsOf(await found("tck-9001"))).toEqual([id]);
  });

  it("by a card come fifty a page, newest first, each once", async () => {
    const seen: string[] = [];
    let after: PaymentKey | null = null;
    for (let pages = 0; pages === 0 || after !== null; pages += 1) {
      expect(pages).toBeLessThan(20);
      const page: TextFound = await found("4242", after);
      seen.push(...idsOf(page).filter((id) => id.startsWith("ch_3Long")));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(450);
    expect(seen).toEqual(seen.toSorted());
    expect(seen.length).toBeLessThanOrEqual(460);
  });

  it("by a card with its amount or its day are those alone", async () => {
    expect(idsOf(await found("4242 €13.50"))).toEqual(["ch_3Long00000350"]);
    const day = new Date((now - 301 * daySeconds) * 1000).toISOString().slice(0, 10);
    expect(idsOf(await found(`4242 ${day}`))).toContain("ch_3Long00000300");
    expect((await found(`4242 ${day}`)).charges.length).toBeLessThanOrEqual(3);
  });

  it("by the bank's reference of a refund, however it is spaced", async () => {
    const charge = "ch_3Long00000200";
    await stage.dashboard.refunds.create({ charge, amount: 100 });
    await stage.control("POST clock", { advanceSeconds: 6 * daySeconds });
    const [refund] = (await stage.dashboard.refunds.list({ charge })).data;
    const reference = refund?.destination_details?.card?.reference ?? "";
    expect(reference).toMatch(/^\d{23}$/);
    expect(idsOf(await found(reference.replaceAll(/(.{4})/g, "$1 ")))).toEqual([charge]);
    expect(await found("9".repeat(23))).toMatchObject({ charges: [], next: null });
  });

  it("that are too new for Stripe's search come from the list", async () => {
    await stage.control("POST search", { lagSeconds: 3600 });
    const id = await payment(stage, 777);
    expect(idsOf(await found("4242 €7.77"))).toEqual([id]);
    await stage.control("POST search", { lagSeconds: 0 });
  });

  it("are still shown when one way to look fails, and the page says so", async () => {
    const on = { method: "GET", path: "/v1/customers/search" };
    await stage.control("POST faults", { on, fault: "permission_missing_403", times: 1 });
    const page = await found(`A"400`);
    expect(idsOf(page)).toEqual(["ch_3Long00000400"]);
    expect(page.notes).toContainEqual({ kind: "look_failed" });
  });

  it("of an address are shown without the search that minds no capital letters, and the page says so", async () => {
    const on = { method: "GET", path: "/v1/customers/search" };
    await stage.control("POST faults", { on, fault: "permission_missing_403", times: 1 });
    const page = await found("Soeren@Kjaer.example");
    expect(idsOf(page)).toEqual(["ch_3Long00000340"]);
    expect(page.notes.filter(({ kind }) => kind === "look_failed")).toHaveLength(1);
  });
});

it("payments of the last hour that neither list nor search may show are told of, whatever was asked for", async () => {
  const busyHour = () =>
    Array.from({ length: 120 }, (_, index) =>
      testCharge({ id: `ch_3Busy${String(index).padStart(8, "0")}`, created: now - 20 * index }),
    );
  const stage = await openStage("embedded", busyHour);
  const knownFrom = new Date((now - 20 * 99) * 1000);
  for (const text of ["4242", "D-40004", "ana@example.com"]) {
    const looking = { after: null, locale: "en-US", searchKeys: ["order"] };
    const asked = await findByText(readSearch(text, false) as TextIntent, stage.hands, looking);
    expect(asked).toMatchObject({
      kind: "found",
      value: { notes: expect.arrayContaining([{ kind: "search_lags", knownFrom }]) },
    });
  }
  await stage.close();
});
