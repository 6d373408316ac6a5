import type { ReactNode } from "react";
import { Copyable } from "@/components/ui/copyable";
import { Instant } from "@/components/ui/instant";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { RepeatQuestion, RepeatSide } from "@/lib/core/refund/repeat-question";

/** The earlier refunds and this one side by side, a column each, so that what is equal stands in one line. */
export function RepeatComparison({ question, locale }: { question: RepeatQuestion; locale: string }) {
  const { earlier, asked } = question;
  const sides = [...earlier, asked];
  const isElsewhere = earlier.some(({ otherChargeId }) => otherChargeId !== null);
  return (
    <Table
      label="What went back before, beside this refund"
      head={
        <>
          <HeadCell>
            <span className="sr-only">Fact</span>
          </HeadCell>
          {earlier.map((side) => (
            <HeadCell key={sideKey(side)}>Before</HeadCell>
          ))}
          <HeadCell>This one</HeadCell>
        </>
      }
    >
      <Line name="Amount" sides={sides} show={({ amountText }) => <bdi>{amountText}</bdi>} />
      <Line name="Ticket" sides={sides} show={({ ticket }) => <bdi>{ticket === "" ? "none" : ticket}</bdi>} />
      <Line name="By" sides={sides} show={({ by }) => <bdi>{by}</bdi>} />
      <Line
        name="When"
        sides={sides}
        show={({ at }) => (at === null ? "Now" : <Instant at={new Date(at)} locale={locale} />)}
      />
      <Line name="State" sides={sides} show={({ stateText }) => stateText} />
      {isElsewhere && <Line name="Payment" sides={sides} show={(side) => <OtherPayment side={side} />} />}
      <Line name="Refund" sides={sides} show={(side) => <Where side={side} />} />
    </Table>
  );
}

function Line(props: { name: string; sides: readonly RepeatSide[]; show: (side: RepeatSide) => ReactNode }) {
  return (
    <tr>
      <th scope="row" className="py-2 pr-4 align-baseline font-normal text-soft">
        {props.name}
      </th>
      {props.sides.map((side) => (
        <Cell key={sideKey(side)}>{props.show(side)}</Cell>
      ))}
    </tr>
  );
}

function OtherPayment({ side: { otherChargeId } }: { side: RepeatSide }) {
  if (otherChargeId === null) return "This one";
  return <NewTabLink href={`/charges/${otherChargeId}`}>Another one</NewTabLink>;
}

/** Ours has a page; one made elsewhere has only its number. */
function Where({ side: { requestId, refundId } }: { side: RepeatSide }) {
  if (requestId !== null) return <NewTabLink href={`/refunds/${requestId}`}>Its story</NewTabLink>;
  return refundId === null ? "–" : <Copyable text={refundId} what="refund id" />;
}

/** Whoever follows it finds the form as it was. */
function NewTabLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children} (new tab)
    </a>
  );
}

function sideKey({ requestId, refundId }: RepeatSide): string {
  return requestId ?? refundId ?? "asked";
}
