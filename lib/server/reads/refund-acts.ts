import "server-only";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { mayDo, type Operator } from "@/lib/core/operator";
import { openMetadata } from "@/lib/core/refund/metadata-edit";
import type { RefundActs } from "@/lib/core/refund/refund-act";
import { cancelPlace } from "@/lib/core/refund/refund-cancel";
import { metadataHash } from "@/lib/server/metadata-hash";

/** What this person can do with a refund that Stripe has; `address` is the page that shows it. */
export function refundActs(
  { roles }: Operator,
  refund: ChargeRefund,
  isCard: boolean,
  { address, connectedAccount }: Pick<RefundActs, "address" | "connectedAccount">,
): RefundActs {
  const place = cancelPlace(refund, isCard);
  const open = openMetadata(refund.metadata);
  return {
    refundId: refund.id,
    connectedAccount,
    address,
    cancel: place && {
      sentence: place.sentence,
      mayHere: place.kind === "here" && mayDo(roles, "refunds.cancel"),
    },
    metadata: {
      rows: Object.entries(open).map(([key, value]) => ({ key, value })),
      seen: metadataHash(open),
      mayChange: mayDo(roles, "refunds.describe"),
    },
  };
}
