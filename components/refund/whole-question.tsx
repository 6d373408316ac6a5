import type { RefundTerms } from "@/components/refund/refund-terms";

/** How much goes to whom, where it arrives, and what of it may have gone back already. */
export function WholeQuestion({ terms, recent }: { terms: RefundTerms; recent: string | null }) {
  return (
    <>
      <p>
        <strong className="font-semibold tabular-nums">
          <bdi>{terms.leftText}</bdi>
        </strong>{" "}
        goes back to <bdi>{terms.customerName}</bdi>,{" "}
        <span className="whitespace-nowrap">{terms.methodLabel}</span>. That is everything that is left.
      </p>
      {terms.leftLimit !== "" && <p>{terms.leftLimit}</p>}
      {recent !== null && (
        <p>
          Before that: <bdi>{recent}</bdi>
        </p>
      )}
    </>
  );
}
