import "server-only";
import { mayDo, type Operator } from "@/lib/core/operator";
import type { ArrivedReference } from "@/lib/core/refund/arrived-reference";
import { listArrivedReferences } from "@/lib/server/database/reference-rows";
import { toRequestedRefund } from "@/lib/server/database/request-rows";
import { type Hands, hands } from "@/lib/server/hands";

const shownMax = 20;

/** The references of the bank that came for refunds of this person's, until they are noted. */
export async function readArrivedReferences(operator: Operator): Promise<readonly ArrivedReference[]> {
  return readArrivedReferencesWith(await hands(), operator);
}

/** The same with given hands. */
export async function readArrivedReferencesWith(
  { database, livemode }: Pick<Hands, "database" | "livemode">,
  operator: Operator,
): Promise<readonly ArrivedReference[]> {
  if (!mayDo(operator.roles, "refunds.request")) return [];
  const rows = await listArrivedReferences(database, operator, { livemode, most: shownMax });
  return rows.map(toRequestedRefund).flatMap(({ id, chargeId, amount, ticket, bankReference }) => {
    return bankReference === null
      ? []
      : [{ requestId: id, chargeId, amount, ticket, reference: bankReference }];
  });
}
