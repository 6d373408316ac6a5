import "server-only";
import { isBlockedByDispute } from "@/lib/core/charge/charge-figures";
import { endOfUnsent } from "@/lib/core/refund/unsent-request";
import type { GatheredCharge } from "@/lib/server/stripe/gathered-charge";
import type { Books } from "./books";

/**
 * Ends the requests that can no longer be sent and never were: a dispute is open, or others have taken what they
 * were to get. The newest first, until the rest fits. A stopped charge's requests wait for people.
 */
export async function endUnsent(books: Books, { disputes }: Pick<GatheredCharge, "disputes">): Promise<void> {
  if (books.isStopped) return;
  const isDisputed = isBlockedByDispute(disputes);
  const newestFirst = books.requests.toSorted((one, other) => +other.createdAt - +one.createdAt);
  for (const row of newestFirst) {
    const end = endOfUnsent(row, { isDisputed, leftMinor: books.leftFor(row) });
    if (end === null) continue;
    const change = { hasOpenSend: false, unknownMode: null, nextAt: null, leaseUntil: null } as const;
    await books.step(row, { to: end.to, change, facts: { why: end.why } });
  }
}
