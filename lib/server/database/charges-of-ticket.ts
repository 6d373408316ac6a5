import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { ticketKey } from "@/lib/core/refund/ticket-key";
import type { Database } from "./database";
import { refundRequest } from "./tables";

const chargesMax = 10;

/** The charges that refunds were asked for under this ticket, the newest request first. */
export async function listChargesOfTicket(
  database: Database,
  ticket: string,
  livemode: boolean,
): Promise<string[]> {
  const key = ticketKey(ticket);
  if (key === null) return [];
  const rows = await database
    .select({ chargeId: refundRequest.chargeId })
    .from(refundRequest)
    .where(and(eq(refundRequest.ticketKey, key), eq(refundRequest.livemode, livemode)))
    .orderBy(desc(refundRequest.createdAt))
    .limit(chargesMax);
  return [...new Set(rows.map(({ chargeId }) => chargeId))];
}
