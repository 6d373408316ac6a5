import { createServer, type Server } from "node:http";
import { Stripe } from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openTestStage, type TestStage } from "./stripe/test-stage";
import { directIds, liveIds, sellerIds, usIds } from "./worlds/account-ids";
import { demoWorld } from "./worlds/demo";
import { demoIds } from "./worlds/demo-ids";

const lumen = { stripeAccount: sellerIds["lumen-studio"] };
const print = directIds["lumen-studio"].print.charge;

describe("webhooks of several accounts", () => {
  let stage: TestStage;
  let receiver: Server;
  let origin: string;
  let received: { path: string; body: string; signature: string }[] = [];

  beforeAll(async () => {
    stage = await openTestStage(demoWorld);
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const signature = String(request.headers["stripe-signature"]);
        received.push({ path: request.url ?? "", body: Buffer.concat(chunks).toString("utf8"), signature });
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    const address = receiver.address();
    origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });
  beforeEach(async () => {
    await stage.control("POST", "reset");
    received = [];
    for (const endpoint of ["demo", "us", "live", "connect"]) {
      await stage.control("POST", "webhooks", {
        endpoint,
        url: `${origin}/${endpoint}`,
        secret: `whsec_${endpoint}`,
      });
    }
  });
  afterAll(async () => {
    await stage.simulator.close();
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  /** The one refund.created that arrives, read with the secret of the endpoint that it came to. */
  async function told(): Promise<{ path: string; event: Stripe.Event }> {
    return vi.waitFor(
      () => {
        const found = received.find(({ body }) => body.includes('"type": "refund.created"'));
        if (!found) throw new Error("Nothing has arrived yet.");
        const secret = `whsec_${found.path.slice(1)}`;
        const event = Stripe.webhooks.constructEvent(found.body, found.signature, secret);
        return { path: found.path, event };
      },
      { timeout: 5000, interval: 10 },
    );
  }

  it.each([
    ["sk_test_demo", demoIds.plain01.charge, "/demo", false],
    ["sk_test_us_demo", usIds.kettle.charge, "/us", false],
    ["sk_live_demo", liveIds.lamp.charge, "/live", true],
  ])(
    "tell of what %s did, at an address and with a secret of its account",
    async (key, charge, path, livemode) => {
      await stage.clientWith(key).refunds.create({ charge });
      const { event, ...rest } = await told();
      expect(rest).toEqual({ path });
      expect(event).toMatchObject({ type: "refund.created", livemode });
      expect(event.account).toBeUndefined();
    },
  );

  it("tell of a seller at the Connect endpoint, and list its events to whoever asks for the seller", async () => {
    await stage.stripe.refunds.create({ charge: print }, lumen);
    const { path, event } = await told();
    expect(path).toBe("/connect");
    expect(event.account).toBe(sellerIds["lumen-studio"]);
    const listed = await stage.stripe.events.list({ type: "refund.created" }, lumen);
    expect(listed.data.map(({ id }) => id)).toEqual([event.id]);
    expect((await stage.stripe.events.list({ type: "refund.created" })).data).toEqual([]);
  });

  it("tell of a seller at the platform's own endpoint where there is no other", async () => {
    await stage.control("POST", "webhooks", { endpoint: "connect", url: "" });
    await stage.stripe.refunds.create({ charge: print }, lumen);
    expect((await told()).path).toBe("/demo");
  });

  it("tell nothing of an account without an endpoint", async () => {
    await stage.control("POST", "webhooks", { endpoint: "us", url: "" });
    await stage.clientWith("sk_test_us_demo").refunds.create({ charge: usIds.kettle.charge });
    await stage.stripe.refunds.create({ charge: demoIds.plain01.charge });
    expect((await told()).path).toBe("/demo");
    expect(received.filter(({ path }) => path === "/us")).toEqual([]);
    await expect(
      stage.control("POST", "webhooks", { endpoint: "eu", url: origin, secret: "x" }),
    ).rejects.toThrow("known: demo, us, live, connect");
  });
});
