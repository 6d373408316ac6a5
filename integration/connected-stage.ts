import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type Stripe from "stripe";
import type { ChargePlace } from "@/lib/core/charge/connected-account";
import type { WorkerActor } from "@/lib/core/operator";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import type { DatabaseKind } from "@/lib/server/database/test-database";
import { receiveStripeEventWith } from "@/lib/server/workflows/receive-stripe-event";
import { testCharge } from "../simulator/stripe/test-charge";
import type { ConnectedAccountObjects, FamilyObject } from "../simulator/stripe/world-object";
import { partOf, wholeOf } from "./refund-requests";
import { openStage, type Stage, stageCustomer } from "./stage";

export const worker: WorkerActor = { kind: "worker", name: "connected-test" };

/** Two connected accounts, and one that was never connected to ours. */
export const lumen = "acct_1Lumen";
export const harbour = "acct_1Harbour";
export const stranger = "acct_1Stranger";

/** How the simulated Stripe calls the account of our own key. */
export const ownAccount = "acct_1SimulatedPlatform";

/** A stage whose Stripe has two connected accounts, each with a customer. */
export function openConnectedStage(kind: DatabaseKind): Promise<Stage> {
  return openStage(kind, () => [someCustomer(), ...[lumen, harbour].map(connectedWorld)]);
}

function connectedWorld(account: string): ConnectedAccountObjects {
  const objects: FamilyObject[] = [someCustomer()];
  if (account === ofTransfer.connectedAccount) {
    objects.push(
      testCharge({ id: ofTransfer.chargeId, source_transfer: "tr_0000Transfer", currency: "eur" }),
    );
  }
  return { object: "connected_account_objects", account, objects };
}

/** What a destination charge of ours passed on, as a payment in the books of the account that got it. */
export const ofTransfer: ChargePlace = { chargeId: "py_0000OfTransfer", connectedAccount: harbour };

function someCustomer(): Stripe.DeletedCustomer {
  return { id: stageCustomer, object: "customer", deleted: true };
}

type Direct = { readonly fee?: number; readonly source?: string; readonly capture?: boolean };

/** A direct charge in euros on a connected account; minor units. */
export async function directPayment(
  { dashboard }: Stage,
  amount: number,
  { fee = 0, source = "tok_visa", capture = true }: Direct = {},
  connectedAccount = lumen,
): Promise<ChargePlace & { readonly connectedAccount: string }> {
  const { id } = await dashboard.charges.create(
    { amount, currency: "eur", source, capture, ...(fee === 0 ? {} : { application_fee_amount: fee }) },
    { stripeAccount: connectedAccount },
  );
  return { chargeId: id, connectedAccount };
}

/** What somebody asks for on the page of a direct charge. */
export function directPart(place: ChargePlace, asked: number, seen: number): RefundRequest {
  return { ...partOf(place.chargeId, asked, seen), ...place };
}

export function directWhole(place: ChargePlace, seen: number, currency = "eur"): RefundRequest {
  return { ...wholeOf(place.chargeId, seen, currency), ...place };
}

/** The refunds of a direct charge, as the connected account's own Dashboard has them. */
export async function refundsAt({ dashboard }: Stage, { chargeId, connectedAccount }: ChargePlace) {
  const options = connectedAccount === null ? {} : { stripeAccount: connectedAccount };
  const { data } = await dashboard.refunds.list({ charge: chargeId, limit: 100 }, options);
  return data;
}

const secret = "whsec_connected";

/** A webhook about a charge, of whatever account. */
export function deliver(stage: Stage, chargeId: string, account: string | null, object: object = {}) {
  const event = {
    object: "event",
    id: `evt_${randomBytes(8).toString("hex")}`,
    type: "refund.updated",
    livemode: false,
    created: 1_790_000_000,
    ...(account === null ? {} : { account }),
    data: { object: { object: "refund", id: "re_00000000000000000000", charge: chargeId, ...object } },
  };
  const body = JSON.stringify(event);
  const signature = stage.hands.stripe.webhooks.generateTestHeaderString({ payload: body, secret });
  return receiveStripeEventWith(stage.hands, { body, signature }, [secret]);
}

export type Heard = {
  readonly method: string;
  readonly path: string;
  readonly params: Record<string, unknown>;
  readonly stripeAccount: string | null;
};

/** Every call that arrived at Stripe, with the account that its header names. */
export async function allCalls(stage: Stage): Promise<readonly Heard[]> {
  const { requests } = (await stage.control("GET requests")) as { readonly requests: readonly Heard[] };
  return requests;
}

/** A statement by hand, to see what the database itself refuses. */
export function byHand({ hands }: Stage, statement: string): Promise<unknown> {
  return hands.database.execute(sql.raw(statement));
}
