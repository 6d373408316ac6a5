import type { RefundTerms } from "@/components/refund/refund-terms";
import { type ConnectFlags, connectShares } from "@/lib/core/charge/connect-shares";

/** How much goes to whom, where it arrives, and what of it may have gone back already. */
export function WholeQuestion(props: {
  terms: RefundTerms;
  recent: string | null;
  /** What was switched on in the form. */
  flags: ConnectFlags;
}) {
  const { terms, recent, flags } = props;
  const { connect, leftMinor } = terms;
  return (
    <>
      <p>
        <strong className="font-semibold tabular-nums">
          <bdi>{terms.leftText}</bdi>
        </strong>{" "}
        goes back{terms.account && <> from {terms.account}</>} to <bdi>{terms.customerName}</bdi>,{" "}
        <span className="sm:whitespace-nowrap">{terms.target}</span>. That is everything that is left.
      </p>
      {connect !== null && <p>{connectShares(connect, BigInt(leftMinor), flags).join(" ")}</p>}
      {terms.leftLimit !== "" && <p>{terms.leftLimit}</p>}
      {recent !== null && (
        <p>
          Before that: <bdi>{recent}</bdi>
        </p>
      )}
    </>
  );
}
