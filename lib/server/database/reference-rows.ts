import "server-only";
import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Database, Transaction } from "./database";
import { isRequester, type Requester, type RequestRow } from "./request-rows";
import { refundRequest } from "./tables";

/** This person's refunds whose reference arrived and was not noted yet, the latest first. */
export function listArrivedReferences(
  database: Database,
  requester: Requester,
  { livemode, most }: { readonly livemode: boolean; readonly most: number },
): Promise<RequestRow[]> {
  return database
    .select()
    .from(refundRequest)
    .where(and(isArrived(requester), eq(refundRequest.livemode, livemode)))
    .orderBy(desc(refundRequest.bankReferenceAt))
    .limit(most);
}

/** Takes one off that list; null when it is on nobody's, or on somebody else's. */
export async function noteArrivedReference(
  transaction: Transaction,
  requester: Requester,
  requestId: string,
  at: Date,
): Promise<RequestRow | null> {
  const [row] = await transaction
    .update(refundRequest)
    .set({ bankReferenceNotedAt: at })
    .where(and(isArrived(requester), eq(refundRequest.id, requestId)))
    .returning();
  return row ?? null;
}

function isArrived(requester: Requester) {
  const { bankReference, bankReferenceNotedAt } = refundRequest;
  return and(isRequester(requester), isNotNull(bankReference), isNull(bankReferenceNotedAt));
}
