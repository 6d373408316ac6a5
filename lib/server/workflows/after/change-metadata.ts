import "server-only";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { consoleActor, mayDo, type Operator } from "@/lib/core/operator";
import {
  fitsAtStripe,
  isNoChange,
  type MetadataChange,
  type MetadataEdit,
  metadataChange,
  openMetadata,
  wireMetadata,
} from "@/lib/core/refund/metadata-edit";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { type Hands, hands } from "@/lib/server/hands";
import { metadataHash } from "@/lib/server/metadata-hash";
import { changeMetadataAtStripe } from "@/lib/server/stripe/change-refund";
import { readRefund } from "@/lib/server/stripe/list-refunds";
import { askWatchingClock } from "@/lib/server/stripe/watch-clock";
import { onAccountOfRefund } from "./on-account-of-refund";
import { recordRefundAct } from "./record-refund-act";

export type MetadataAnswer =
  | { readonly kind: "changed"; readonly change: MetadataChange }
  | { readonly kind: "same" }
  /** Somebody else changed it since the form was shown. */
  | { readonly kind: "moved" }
  | { readonly kind: "too_many" }
  | { readonly kind: "absent" }
  | {
      readonly kind: "trouble";
      readonly what: "not_asked" | "refused" | "unknown";
      readonly trouble: StripeTrouble;
    };

/** Sets and removes entries of a refund's metadata. Our own entries and what the books say are never touched. */
export async function changeMetadata(operator: Operator, edit: MetadataEdit): Promise<MetadataAnswer> {
  return changeMetadataWith(await hands(), operator, edit);
}

/**
 * Looks, writes down which entries are to change, asks Stripe once and writes down what came of it. Values stay out
 * of the audit log, as at the request itself: they may name people, and the log forgets nothing.
 * @throws Error for somebody without the right: the door lets nobody in who has not got it.
 */
export async function changeMetadataWith(
  given: Hands,
  operator: Operator,
  { seen, metadata: wanted, ...place }: MetadataEdit,
): Promise<MetadataAnswer> {
  if (!mayDo(operator.roles, "refunds.describe")) throw new Error(`${operator.subject} may not describe`);
  const { refundId } = place;
  const open = await onAccountOfRefund(given, place);
  const looked = await askWatchingClock(open.clock, () => readRefund(open.stripe, refundId));
  if (looked.kind === "absent") return { kind: "absent" };
  if (looked.kind === "trouble") return { kind: "trouble", what: "not_asked", trouble: looked.trouble };
  const refund = looked.value;
  const change = metadataChange(refund.metadata, wanted);
  if (isNoChange(change)) return { kind: "same" };
  if (metadataHash(openMetadata(refund.metadata)) !== seen) return { kind: "moved" };
  if (!fitsAtStripe(refund.metadata, wanted)) return { kind: "too_many" };
  const facts = { refundId, set: Object.keys(change.set), removed: change.removed };
  await recordRefundAct(open, operator, refund, { event: "refund.metadata_change_requested", facts });
  const answer = await askOnce(open, refund, change, wanted);
  const event =
    answer.kind === "changed" ? "refund.metadata_changed" : `refund.metadata_change_${failedAs(answer)}`;
  const requestId = answer.kind === "trouble" ? answer.trouble.requestId : null;
  await recordRefundAct(open, consoleActor, refund, { event, facts: { ...facts, requestId } });
  return answer;
}

function failedAs(answer: MetadataAnswer): "unknown" | "refused" {
  return answer.kind === "trouble" && answer.what === "unknown" ? "unknown" : "refused";
}

/** An answer that proves nothing is held against what Stripe shows now. */
async function askOnce(
  open: Hands,
  { id }: ChargeRefund,
  change: MetadataChange,
  wanted: MetadataEdit["metadata"],
): Promise<MetadataAnswer> {
  const key = `change-metadata-${open.newNumber()}`;
  const asked = await changeMetadataAtStripe(open.stripe, id, wireMetadata(change), key);
  if (asked.kind === "found") return { kind: "changed", change };
  const now = await readRefund(open.stripe, id);
  if (now.kind === "found" && isNoChange(metadataChange(now.value.metadata, wanted))) {
    return { kind: "changed", change };
  }
  if (asked.kind === "absent") return { kind: "absent" };
  const { trouble } = asked;
  const isOpen = trouble.kind === "unreachable" || trouble.kind === "unreadable";
  return { kind: "trouble", what: isOpen ? "unknown" : "refused", trouble };
}
