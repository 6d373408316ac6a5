import "server-only";
import { sql } from "drizzle-orm";
import { chargeLedger, externalRefund } from "./charge-tables";
import type { Database } from "./database";
import { refundRequest } from "./tables";

/** The account of a refund that our books know, made here or elsewhere; null where they do not know it. */
export async function findAccountOfRefund(
  database: Database,
  refundId: string,
): Promise<{ readonly connectedAccount: string | null } | null> {
  const ours = database
    .select({ connectedAccount: refundRequest.connectedAccount })
    .from(refundRequest)
    .where(sql`${refundRequest.refundId} = ${refundId}`);
  const others = database
    .select({ connectedAccount: chargeLedger.connectedAccount })
    .from(externalRefund)
    .innerJoin(chargeLedger, sql`${chargeLedger.chargeId} = ${externalRefund.chargeId}`)
    .where(sql`${externalRefund.refundId} = ${refundId}`);
  const [found] = await ours.unionAll(others).limit(1);
  return found ?? null;
}
