import { createServer, type Server } from "node:http";
import { Stripe } from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { testCharge } from "./test-charge";
import { openTestStage, type TestStage } from "./test-stage";

const SECRET = "whsec_test";

interface Received {
  body: string;
  signature: string;
}

describe("webhooks of the simulated Stripe", () => {
  let stage: TestStage;
  let receiver: Server;
  let origin: string;
  // Each test listens at its own path, so that a late event of another one is not taken for its own.
  let path: string;
  let tests = 0;
  let received: Received[] = [];
  let answerStatus = 200;

  beforeAll(async () => {
    stage = await openTestStage(() => [testCharge({ id: "ch_card" })]);
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const signature = String(request.headers["stripe-signature"]);
        const body = Buffer.concat(chunks).toString("utf8");
        if (request.url === path) received.push({ body, signature });
        response.writeHead(answerStatus).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    const address = receiver.address();
    origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });
  beforeEach(async () => {
    tests += 1;
    path = `/hook/${tests}`;
    received = [];
    answerStatus = 200;
    await stage.control("POST", "reset");
    await stage.control("POST", "webhooks", { url: origin + path, secret: SECRET });
  });
  afterAll(async () => {
    await stage.simulator.close();
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  const events = () =>
    received.map(({ body, signature }) => Stripe.webhooks.constructEvent(body, signature, SECRET));
  const arrived = (count: number) =>
    vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(count), { timeout: 5000, interval: 10 });

  it("tells of a refund with a signature that the SDK accepts", async () => {
    const refund = await stage.stripe.refunds.create(
      { charge: "ch_card", amount: 100 },
      { idempotencyKey: "key-1" },
    );
    await arrived(2);
    const [created, refunded] = events().toSorted((a, b) => b.type.localeCompare(a.type));
    expect(created).toMatchObject({
      type: "refund.created",
      api_version: "2026-10-28.endive",
      data: { object: { id: refund.id, object: "refund" } },
      request: { id: refund.lastResponse.requestId, idempotency_key: "key-1" },
    });
    expect(refunded).toMatchObject({
      type: "charge.refunded",
      data: { object: { id: "ch_card", amount_refunded: 100 } },
    });
    const [signed] = received;
    expect(() =>
      Stripe.webhooks.constructEvent(`${signed?.body} `, signed?.signature ?? "", SECRET),
    ).toThrow();
  });

  it("tells twice of a change, with the values before it", async () => {
    const { id } = await stage.stripe.refunds.create({ charge: "ch_card", metadata: { a: "1" } });
    await stage.stripe.refunds.update(id, { metadata: { a: "2" } });
    const { data } = await stage.stripe.events.list({
      types: ["refund.updated", "charge.refund.updated"],
    });
    expect(data.map((event) => event.type).toSorted()).toEqual(["charge.refund.updated", "refund.updated"]);
    expect(data[0]?.data.previous_attributes).toEqual({ metadata: { a: "1" } });
  });

  it("sends again what was not accepted", async () => {
    answerStatus = 500;
    await stage.stripe.refunds.create({ charge: "ch_card" });
    await arrived(2);
    answerStatus = 200;
    await arrived(4);
    const ids = events().map((event) => event.id);
    expect(new Set(ids.slice(0, 2))).toEqual(new Set(ids.slice(2, 4)));
  });

  it("holds events back and lets them go in reverse", async () => {
    await stage.control("POST", "webhooks", { hold: true });
    const { id } = await stage.stripe.refunds.create({ charge: "ch_card", amount: 100 });
    await stage.stripe.refunds.update(id, { metadata: { late: "yes" } });
    const report = await stage.control("GET", "webhooks");
    expect(report.held).toHaveLength(4);
    expect(received).toEqual([]);
    await stage.control("POST", "webhooks", { release: "reversed" });
    await arrived(4);
    const held: unknown[] = Array.isArray(report.held) ? report.held : [];
    expect(events().map((event) => event.id)).toEqual(held.toReversed());
  });

  it("loses and doubles events when told so", async () => {
    await stage.control("POST", "webhooks", { loseNext: 1, copies: 2 });
    await stage.stripe.refunds.create({ charge: "ch_card" });
    await arrived(2);
    expect(events().map((event) => event.type)).toEqual(["charge.refunded", "charge.refunded"]);
    expect((await stage.stripe.events.list()).data).toHaveLength(2);
  });

  it("tells nothing about an object that it is to keep quiet about", async () => {
    await stage.control("POST", "webhooks", { loseAbout: ["ch_card"] });
    await stage.stripe.refunds.create({ charge: "ch_card", amount: 100 });
    await stage.control("POST", "webhooks", { loseAbout: [] });
    await stage.stripe.refunds.create({ charge: "ch_card", amount: 200 });
    await arrived(2);
    expect(events().map((event) => event.type)).toEqual(["refund.created", "charge.refunded"]);
  });
});
