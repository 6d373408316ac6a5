import { type SubmitEvent, useEffect, useRef } from "react";
import type { RefundTerms } from "@/components/refund/refund-terms";
import { WholeQuestion } from "@/components/refund/whole-question";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

/** The confirm of a whole refund as a part of the page, where no dialog can be opened. */
export function WholeConfirmation(props: {
  typed: TypedRefund;
  terms: RefundTerms;
  post: (form: FormData) => void;
  send: (form: FormData) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  function sendHere(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    props.send(new FormData(event.currentTarget));
  }
  return (
    <Notice tone="caution">
      <form action={props.post} onSubmit={sendHere} className="space-y-3">
        <h2 ref={heading} tabIndex={-1} className="text-base">
          {props.terms.whole}?
        </h2>
        <WholeQuestion terms={props.terms} recent={props.terms.recent} flags={props.typed} />
        {typedEntries({ ...props.typed, seenLeftMinor: props.terms.leftMinor }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="confirmed" value="yes" />
        <Button tone="primary" type="submit">
          Yes, refund {props.terms.leftText}
        </Button>
      </form>
    </Notice>
  );
}

/** Names and values as the refund form itself would post them. */
function typedEntries({
  metadata,
  reverseTransfer,
  refundApplicationFee,
  byPaymentIntent,
  ...texts
}: TypedRefund): [string, string][] {
  const rows = metadata.flatMap(({ key, value }, index): [string, string][] => [
    [`metadata.${index}.key`, key],
    [`metadata.${index}.value`, value],
  ]);
  const switches = Object.entries({ reverseTransfer, refundApplicationFee, byPaymentIntent })
    .filter(([, isOn]) => isOn)
    .map(([name]): [string, string] => [name, "on"]);
  return [...Object.entries(texts), ...rows, ...switches];
}
