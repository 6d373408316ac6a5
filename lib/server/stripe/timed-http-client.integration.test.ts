import { Agent, createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Stripe } from "stripe";
import { afterEach, describe, expect, it } from "vitest";
import { TimedHttpClient } from "./timed-http-client";

const timeout = 400;
let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** The SDK at a server that answers everything in this way. */
async function stripeAt(answer: (response: ServerResponse) => void): Promise<Stripe> {
  const listening = createServer((_request, response) => answer(response));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const { port } = listening.address() as AddressInfo;
  const httpClient = new TimedHttpClient(new Agent({ keepAlive: true }));
  return new Stripe("sk_test_x", { host: "127.0.0.1", port, protocol: "http", httpClient, timeout });
}

/** A byte every so often, so that the line is never silent for long, and never done. */
function trickle(response: ServerResponse): void {
  const timer = setInterval(() => response.write(" "), timeout / 8);
  response.once("close", () => clearInterval(timer));
}

const failureOf = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

describe("a request to Stripe", () => {
  it("ends after its time also when the answer trickles in without a pause", async () => {
    const stripe = await stripeAt(trickle);
    const failure = await failureOf(stripe.charges.retrieve("ch_1", {}, { maxNetworkRetries: 0 }));
    expect(failure).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(String(failure)).toContain("timeout");
  });

  it.each(["7", '"refunded"', "null", "true", "{{{"])(
    "that is answered with %s fails and ends",
    async (body) => {
      const stripe = await stripeAt((response) => void response.end(body));
      const failure = await failureOf(stripe.refunds.create({ charge: "ch_1" }, { maxNetworkRetries: 0 }));
      expect(failure).toBeInstanceOf(Stripe.errors.StripeAPIError);
    },
  );

  it("is not answered by half a body", async () => {
    const stripe = await stripeAt((response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"id":"re_1"', () => response.destroy());
    });
    const failure = await failureOf(stripe.refunds.create({ charge: "ch_1" }, { maxNetworkRetries: 0 }));
    expect(failure).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  });

  it("is not answered by more than anybody could mean", async () => {
    const stripe = await stripeAt((response) => void response.end(Buffer.alloc(17_000_000, " ")));
    const failure = await failureOf(
      stripe.charges.retrieve("ch_1", {}, { maxNetworkRetries: 0, timeout: 20_000 }),
    );
    expect(failure).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  });

  it("is answered by a JSON object, with its status and its number", async () => {
    const stripe = await stripeAt((response) => {
      response.writeHead(200, { "request-id": "req_1" });
      response.end('{"id":"ch_1","object":"charge"}');
    });
    const charge = await stripe.charges.retrieve("ch_1");
    expect(charge).toMatchObject({ id: "ch_1" });
    expect(charge.lastResponse).toMatchObject({ statusCode: 200, requestId: "req_1" });
  });
});
