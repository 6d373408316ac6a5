import type { ComponentType } from "react";
import { Copyable } from "@/components/ui/copyable";
import { Instant } from "@/components/ui/instant";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { payablePath } from "@/lib/core/charge/payable";
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
      <Line name="Amount" sides={sides} locale={locale} Of={AmountOf} />
      <Line name="Ticket" sides={sides} locale={locale} Of={TicketOf} />
      <Line name="By" sides={sides} locale={locale} Of={PersonOf} />
      <Line name="When" sides={sides} locale={locale} Of={TimeOf} />
      <Line name="State" sides={sides} locale={locale} Of={StateOf} />
      {isElsewhere && <Line name="Payment" sides={sides} locale={locale} Of={OtherPayment} />}
      <Line name="Refund" sides={sides} locale={locale} Of={Where} />
    </Table>
  );
}

type OneSide = { side: RepeatSide; locale: string };

function Line(props: {
  name: string;
  sides: readonly RepeatSide[];
  locale: string;
  Of: ComponentType<OneSide>;
}) {
  const { name, sides, locale, Of } = props;
  return (
    <tr>
      <th scope="row" className="py-2 pr-4 align-baseline font-normal text-soft">
        {name}
      </th>
      {sides.map((side) => (
        <Cell key={sideKey(side)}>
          <Of side={side} locale={locale} />
        </Cell>
      ))}
    </tr>
  );
}

function AmountOf({ side }: OneSide) {
  return <bdi>{side.amountText}</bdi>;
}

function TicketOf({ side: { ticket } }: OneSide) {
  return <bdi>{ticket === "" ? "none" : ticket}</bdi>;
}

function PersonOf({ side }: OneSide) {
  return <bdi>{side.by}</bdi>;
}

function TimeOf({ side: { at }, locale }: OneSide) {
  return at === null ? "Now" : <Instant at={new Date(at)} locale={locale} />;
}

function StateOf({ side }: OneSide) {
  return side.stateText;
}

function OtherPayment({ side: { otherChargeId } }: OneSide) {
  if (otherChargeId === null) return "This one";
  return <NewTabLink href={payablePath(otherChargeId)}>Another one</NewTabLink>;
}

/** Ours has a page; one made elsewhere has only its number. */
function Where({ side: { requestId, refundId } }: OneSide) {
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
