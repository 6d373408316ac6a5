import { Copyable } from "@/components/ui/copyable";
import type { AttentionCase } from "@/lib/core/attention/attention-view";

/** The numbers under which Stripe, and we, know what a case is about. */
export function CaseIds({ one }: { one: AttentionCase }) {
  const refundId = one.refund?.refundId ?? one.facts.refundId ?? null;
  const key = one.facts.idempotencyKey;
  return (
    <p className="flex flex-wrap gap-x-4 text-sm text-soft">
      {refundId !== null && (
        <span>
          Stripe’s refund <Copyable text={refundId} what="refund id" />
        </span>
      )}
      {key !== undefined && (
        <span>
          Key <Copyable text={key} what="idempotency key" />
        </span>
      )}
      {one.refund !== null && (
        <span>
          Our request <Copyable text={one.refund.id} what="request id" />
        </span>
      )}
    </p>
  );
}
