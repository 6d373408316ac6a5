import { type ReactNode, useEffect, useRef } from "react";
import { CustomerTextBox } from "@/components/refund/customer-text-box";
import { SecondsLeft } from "@/components/refund/seconds-left";
import { StripeWordsLine } from "@/components/refund/stripe-words-line";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import type { RefundReport } from "@/lib/core/refund/refund-report";

/** What happened, with the focus on it; the report follows the refund when the page is refreshed. */
export function MadeNotice(props: {
  requestId: string;
  isRepeat: boolean;
  report: RefundReport | null;
  /** The way to take it back, for as long as there is one. */
  undo: ReactNode;
}) {
  const heading = useRef<HTMLOutputElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { report } = props;
  return (
    <Notice tone={report?.isDone ? "good" : "neutral"}>
      <output ref={heading} tabIndex={-1} className="block">
        <strong className="font-semibold">{report?.headline ?? "The refund is recorded"}.</strong>{" "}
        {report?.advice}
      </output>
      {typeof report?.heldUntil === "string" && <SecondsLeft until={report.heldUntil} />}
      {props.undo}
      {report !== null && report.stripe !== null && <StripeWordsLine words={report.stripe} />}
      {props.isRepeat && <p>This form had been sent before. Nothing was sent a second time.</p>}
      <p>
        <PageLink href={`/refunds/${props.requestId}`}>Story of this refund</PageLink>
      </p>
      {report !== null && report.customerText !== null && (
        <>
          <h2 className="pt-2 text-base">Text for the customer</h2>
          <CustomerTextBox requestId={props.requestId} answer={report.customerText} />
        </>
      )}
    </Notice>
  );
}
