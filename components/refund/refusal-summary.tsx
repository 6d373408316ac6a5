import { useEffect, useRef } from "react";
import { fieldId } from "@/components/refund/field-id";
import { StripeWordsLine } from "@/components/refund/stripe-words-line";
import { Notice } from "@/components/ui/notice";
import type { FieldMessage, RefundOutcome } from "@/lib/core/refund-outcome";

type Refused = Extract<RefundOutcome, { kind: "refused" }>;

/** Why nothing was refunded, each reason leading to its field; takes the focus when it appears. */
export function RefusalSummary({ refused }: { refused: Refused }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div role="alert">
      <Notice tone="bad">
        <h3 ref={heading} tabIndex={-1}>
          No refund was made
        </h3>
        <ul className="space-y-1">
          {refused.messages.map((message) => (
            <li key={`${message.field} ${message.row} ${message.text}`}>
              <Reason message={message} />
            </li>
          ))}
        </ul>
        {refused.stripe !== null && <StripeWordsLine words={refused.stripe} />}
        {refused.signInAddress !== null && (
          <p>
            <a href={refused.signInAddress} target="_blank" rel="noreferrer">
              Sign in (new tab)
            </a>
            , then come back and send this form: what you typed stays here.
          </p>
        )}
        {refused.earlierRequestId !== null && (
          <p>
            <a href={`/refunds/${refused.earlierRequestId}`} target="_blank" rel="noreferrer">
              Open the earlier refund (new tab)
            </a>
          </p>
        )}
      </Notice>
    </div>
  );
}

function Reason({ message: { field, row, text, help } }: { message: FieldMessage }) {
  const sentence = field === "form" ? text : <a href={`#${fieldId(field, row)}`}>{text}</a>;
  return (
    <>
      {sentence} {help}
    </>
  );
}
