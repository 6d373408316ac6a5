import type { RefundTerms } from "@/components/refund/refund-terms";

/** How much goes to whom, and where it arrives. */
export function WholeQuestion({ terms }: { terms: RefundTerms }) {
  return (
    <p>
      <strong className="font-semibold tabular-nums">
        <bdi>{terms.leftText}</bdi>
      </strong>{" "}
      goes back to <bdi>{terms.customerName}</bdi>,{" "}
      <span className="whitespace-nowrap">{terms.methodLabel}</span>. That is everything that is left of this
      payment.
    </p>
  );
}
