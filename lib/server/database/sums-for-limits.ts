import "server-only";
import { sql } from "drizzle-orm";
import { standingStates } from "@/lib/core/refund/refund-ledger";
import type { Database, Transaction } from "./database";
import { keepStatement, placeOf } from "./keep-statement";
import { type LimitsInForce, toLimitsInForce } from "./limits-in-force";
import type { Requester } from "./request-rows";

/** Whose sums are asked for. */
export type LimitScope = {
  readonly person: Requester;
  /** Null for a payment without a customer. */
  readonly customerId: string | null;
  /** Its own requests are at hand and stay out of the customer's sum. */
  readonly chargeId: string;
  readonly currency: string;
  readonly livemode: boolean;
  readonly since: Date;
};

export type SumsForLimits = {
  readonly inForce: LimitsInForce;
  /** What the person did alone; what a second person agreed to is not among it. */
  readonly byPersonMinor: bigint;
  /** Of other payments of the same customer, by everybody. */
  readonly toCustomerElsewhereMinor: bigint;
};

/** The limits in force and the sums they look at, for showing: nobody waits for anybody. */
export function readSumsForLimits(database: Database, scope: LimitScope): Promise<SumsForLimits> {
  return ask(database, scope, false);
}

/**
 * The same for deciding: until this transaction ends, nobody else is told sums of the same person or the same
 * customer. The caller holds the charge's lock.
 */
export function bindSumsForLimits(transaction: Transaction, scope: LimitScope): Promise<SumsForLimits> {
  return ask(transaction, scope, true);
}

const asked = {
  version: sql<number | null>`version`,
  content: sql<string | null>`content`,
  byPersonMinor: sql<string>`by_person_minor`,
  toCustomerMinor: sql<string>`to_customer_minor`,
};
const standing = standingStates.join(",");

const sums = keepStatement(asked, (database) =>
  database.select(asked).from(
    sql`sums_for_limits(${placeOf("issuer")}, ${placeOf("subject")}, ${placeOf("customerId")}, ${placeOf("chargeId")},
        ${placeOf("currency")}, ${placeOf("livemode")}, ${placeOf("since")}::timestamptz,
        string_to_array(${standing}, ','), ${placeOf("isBinding")})`,
  ),
);

async function ask(
  database: Database | Transaction,
  { person: { issuer, subject }, since, ...scope }: LimitScope,
  isBinding: boolean,
): Promise<SumsForLimits> {
  const values = { ...scope, issuer, subject, since: since.toISOString(), isBinding };
  const [row] = await sums(database, values);
  if (row === undefined) throw new Error("the sums for the limits came without a row");
  const { version, content } = row;
  return {
    inForce: toLimitsInForce(version === null || content === null ? null : { version, content }),
    byPersonMinor: BigInt(row.byPersonMinor),
    toCustomerElsewhereMinor: BigInt(row.toCustomerMinor),
  };
}
