import { Copyable } from "@/components/ui/copyable";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { refundProspect } from "@/lib/core/refund/refund-prospect";

/** What a refund waits for, where its money is if it failed, or the number by which the customer's bank finds it. */
export function RefundProspectLine(props: {
  refund: ChargeRefund | null;
  /** The one whose balance pays it; null for our own. */
  connectedAccount: string | null;
  locale: string;
}) {
  const { refund } = props;
  const prospect = refund === null ? null : refundProspect(refund, props);
  if (prospect === null) return null;
  const { reference, sentence } = prospect;
  return (
    <p className="text-sm">
      {reference !== null && (
        <>
          {reference.name} <Copyable text={reference.text} what="bank’s reference" />{" "}
        </>
      )}
      <span className={reference === null ? undefined : "text-soft"}>{sentence}</span>
    </p>
  );
}
