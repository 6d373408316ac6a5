import { Stripe } from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noLimits } from "@/lib/core/limits/limit-set";
import { accountScopes, inAccount } from "@/lib/server/account-scope";
import { attentionCase } from "@/lib/server/database/attention-tables";
import { audit } from "@/lib/server/database/audit-tables";
import { readLimitsInForce } from "@/lib/server/database/limits-in-force";
import { changeRequest } from "@/lib/server/database/request-rows";
import { isRevoked } from "@/lib/server/database/session-revocations";
import { refundRequest } from "@/lib/server/database/tables";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { hands } from "@/lib/server/hands";
import { startWorkers } from "@/lib/server/jobs/worker";
import { readMetrics, scraper } from "@/lib/server/reads/metrics";
import { endSessions } from "@/lib/server/workflows/end-sessions";
import { decideProposedLimits } from "@/lib/server/workflows/limits/decide-proposed-limits";
import { proposeLimits } from "@/lib/server/workflows/limits/propose-limits";
import { receiveStripeEvent } from "@/lib/server/workflows/receive-stripe-event";
import { requestRefund } from "@/lib/server/workflows/request-refund";
import { demoIds } from "../simulator/worlds/demo-ids";
import {
  type AccountKey,
  type AccountsStage,
  accountKeys,
  openAccountsStage,
  webhookSecrets,
} from "./accounts-stage";
import { partOf } from "./refund-requests";
import { operatorNamed } from "./stage";

const ana = operatorNamed("Ana");
const [tomasz, priya] = [operatorNamed("Tomasz", ["admin"]), operatorNamed("Priya", ["admin"])];
const charge = demoIds.plain01.charge;

describe.each(databases)("two accounts in one process on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: AccountsStage;
    beforeAll(async () => {
      stage = await openAccountsStage(kind);
    });
    afterAll(() => stage.close());

    const requestsIn = (key: AccountKey) => stage.hands[key].database.select().from(refundRequest);

    async function sends(key: AccountKey): Promise<Sent[]> {
      const response = await fetch(`${stage.simulators[key].url}/_simulator/requests`);
      const { requests } = (await response.json()) as { requests: Sent[] };
      return requests.filter(({ method, path }) => method === "POST" && path === "/v1/refunds");
    }

    async function refundIn(key: AccountKey, ticket: string, asked = 100) {
      const { stripe } = stage.hands[key];
      const { amount, amount_refunded: gone, currency } = await stripe.charges.retrieve(charge);
      const form = { ...partOf(charge, asked, amount - gone, currency), ticket };
      return inAccount(key, () => requestRefund(ana, form));
    }

    it("refund the same number for the same ticket, and neither knows of the other's", async () => {
      expect(await refundIn("", "TCK-1")).toMatchObject({ kind: "made" });
      expect(await requestsIn("us")).toEqual([]);
      // Within one account the same ticket again would have to be explained.
      expect(await refundIn("", "TCK-1")).toMatchObject({ kind: "refused" });
      expect(await refundIn("us", "TCK-1")).toMatchObject({ kind: "made" });
      for (const key of accountKeys) {
        expect(await requestsIn(key)).toHaveLength(1);
        expect(await sends(key)).toHaveLength(1);
        expect(await stage.hands[key].database.select().from(attentionCase)).toEqual([]);
      }
    });

    it("have a chain of the audit log each", async () => {
      const [first = [], us = []] = await Promise.all(
        accountKeys.map((key) => stage.hands[key].database.select().from(audit)),
      );
      expect(first.map(({ seq }) => seq)[0]).toBe(us.map(({ seq }) => seq)[0]);
      const objects = (rows: typeof first) => rows.map(({ object }) => object);
      expect(
        objects(first).filter((object) => object.startsWith("rq_") && objects(us).includes(object)),
      ).toEqual([]);
    });

    it("have limits of their own", async () => {
      const proposed = await inAccount("us", () =>
        proposeLimits(tomasz, { ...noLimits, isTicketRequired: true }, "why"),
      );
      if (proposed.kind !== "proposed") throw new Error(proposed.kind);
      await inAccount("us", () => decideProposedLimits(priya, proposed.row, "put_in_force"));
      expect(await readLimitsInForce(stage.hands.us.database)).toMatchObject({ version: 1 });
      expect(await readLimitsInForce(stage.hands[""].database)).toMatchObject({ version: 0 });
      expect(await refundIn("us", "", 150)).toMatchObject({ kind: "refused" });
    });

    it("have workers that settle what is theirs, at their own Stripe", async () => {
      for (const key of accountKeys) {
        const on = { method: "POST", path: "/v1/refunds" };
        const fault = JSON.stringify({ on, fault: "dropped_before", times: 2 });
        await fetch(`${stage.simulators[key].url}/_simulator/faults`, { method: "POST", body: fault });
        expect(await refundIn(key, `TCK-2-${key}`, 250)).toMatchObject({ kind: "made" });
        const lost = (await requestsIn(key)).find(({ state }) => state === "unknown");
        await changeRequest(stage.hands[key].database, lost?.id ?? "", {
          nextAt: new Date(0),
          leaseUntil: null,
        });
      }
      const workers = await startWorkers();
      for (const key of accountKeys) {
        await expect
          .poll(async () => (await requestsIn(key)).map(({ state }) => state), { timeout: 30_000 })
          .toEqual(["succeeded", "succeeded"]);
      }
      await workers.stop();
    });

    it("take a webhook with their own secret only", async () => {
      const body = JSON.stringify({
        id: "evt_accounts",
        object: "event",
        type: "charge.refunded",
        created: Math.floor(Date.now() / 1000),
        livemode: false,
        data: { object: { id: charge, object: "charge" } },
      });
      const { webhooks } = new Stripe("sk_test_of_the_test");
      const signed = (secret: string) => webhooks.generateTestHeaderString({ payload: body, secret });
      const received = (key: AccountKey, signature: string) =>
        inAccount(key, () => receiveStripeEvent({ body, signature }));
      expect(await received("us", signed(webhookSecrets[""]))).toEqual({ kind: "refused", why: "signature" });
      expect(await received("", signed(webhookSecrets.us))).toEqual({ kind: "refused", why: "signature" });
      expect(await received("us", signed(webhookSecrets.us))).toEqual({ kind: "kept", isNew: true });
      expect(await received("", signed(webhookSecrets[""]))).toEqual({ kind: "kept", isNew: true });
    });

    it("lose a person's sessions together, whichever of them is told", async () => {
      const session = { ...ana, id: "any", providerSessionId: null, signedInAt: new Date(Date.now() - 1000) };
      const ended = () =>
        Promise.all(accountKeys.map((key) => isRevoked(stage.hands[key].database, session)));
      expect(await ended()).toEqual([false, false]);
      await inAccount("us", () => endSessions(tomasz, ana));
      expect(await ended()).toEqual([true, true]);
    });

    it("tell their figures apart", async () => {
      const { text } = await readMetrics(scraper);
      expect(text).toMatch(/^refund_console_audit_rows\{account="first"\} \d+$/m);
      expect(text).toMatch(/^refund_console_audit_rows\{account="us"\} \d+$/m);
      expect(text.match(/^# HELP refund_console_audit_rows /gm)).toHaveLength(1);
    });

    it("have no hands for what is nobody's", async () => {
      await expect(hands()).rejects.toThrow("It is not known which account this is for.");
      const elsewhere = { host: "other.localhost:3000", url: "/" };
      await expect(accountScopes().run(elsewhere, async () => hands())).rejects.toThrow("It is not known");
    });
  });
});

type Sent = { readonly method: string; readonly path: string };
