import { useEffect, useRef } from "react";
import { focusFirstFault, placeId } from "@/components/refund/focus-first-fault";
import { StripeWordsLine } from "@/components/refund/stripe-words-line";
import { Notice } from "@/components/ui/notice";
import type { FieldMessage } from "@/lib/core/refund/field-message";
import type { RefundOutcome } from "@/lib/core/refund/refund-outcome";

type Refused = Extract<RefundOutcome, { kind: "refused" }>;

/**
 * Why nothing was refunded, each reason leading to its field. The focus goes to the first faulty field, as it does
 * where the page itself finds the fault; without such a field it goes to the summary, which is read out anyway.
 */
export function RefusalSummary({ refused }: { refused: Refused }) {
  const summary = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { messages } = refused;
  useEffect(() => {
    // First, so that on a small screen the field comes into view only when it is not there already.
    summary.current?.scrollIntoView({ block: "nearest" });
    if (!focusFirstFault(messages)) heading.current?.focus();
  }, [messages]);
  return (
    <div ref={summary} role="alert">
      <Notice tone="bad">
        <h2 ref={heading} tabIndex={-1} className="text-base">
          No refund was made
        </h2>
        <ul className="space-y-1">
          {messages.map((message) => (
            <li key={`${placeId(message)} ${message.text}`}>
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
        {refused.stepUpAddress !== null && (
          <p>
            <a href={refused.stepUpAddress} target="_blank" rel="noreferrer">
              Confirm with your second factor (new tab)
            </a>
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

function Reason({ message }: { message: FieldMessage }) {
  const { field, text, help } = message;
  const sentence = field === "form" ? text : <a href={`#${placeId(message)}`}>{text}</a>;
  return (
    <>
      {sentence} {help}
    </>
  );
}
