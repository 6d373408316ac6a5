import { reasonOf } from "@/components/refund/reason-text";
import { RefundStateWord } from "@/components/refund/refund-state-word";
import { refundsAddress, refundsExportAddress } from "@/components/refund/refunds-address";
import { Amount } from "@/components/ui/amount";
import { ExportLink } from "@/components/ui/export-link";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import { Cell, ClippedText, HeadCell, Table } from "@/components/ui/table";
import { payableLabel, payablePath } from "@/lib/core/charge/payable";
import type { RefundsView } from "@/lib/core/refund/refunds-view";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";

/** Refunds made here, newest first; the amount leads to the refund's story. */
export function RefundsList({ view }: { view: RefundsView }) {
  if (view.refunds.length === 0) return <EmptyList view={view} />;
  const head = (
    <>
      <HeadCell isAmount>Amount</HeadCell>
      <HeadCell>State</HeadCell>
      <HeadCell>When</HeadCell>
      <HeadCell>Who</HeadCell>
      <HeadCell>Ticket</HeadCell>
      <HeadCell>Reason</HeadCell>
      <HeadCell>Payment</HeadCell>
    </>
  );
  return (
    <>
      <Table label="Refunds" head={head}>
        {view.refunds.map((refund) => (
          <RefundRow key={refund.id} refund={refund} locale={view.locale} />
        ))}
      </Table>
      {view.next !== null && (
        <p>
          <PageLink
            href={refundsAddress(view.filter, view.next)}
            rel="next"
            className="inline-flex min-h-target items-center"
          >
            Next
          </PageLink>
        </p>
      )}
      <ExportLink
        href={refundsExportAddress(view.filter)}
        words={isFiltered(view) ? "Export these refunds:" : "Export all refunds:"}
      />
    </>
  );
}

function RefundRow({ refund, locale }: { refund: RequestedRefund; locale: string }) {
  const reason = reasonOf(refund);
  return (
    <tr className="hover:bg-raised">
      <Cell isAmount>
        <PageLink
          href={`/refunds/${refund.id}`}
          className="inline-flex min-h-target items-center font-medium"
        >
          <Amount money={refund.amount} locale={locale} />
        </PageLink>
      </Cell>
      <Cell>
        <RefundStateWord {...refund} />
      </Cell>
      <Cell>
        <Instant at={refund.createdAt} locale={locale} />
      </Cell>
      <Cell>
        <ClippedText text={refund.requester.name} />
      </Cell>
      <Cell>{refund.ticket !== "" && <ClippedText text={refund.ticket} />}</Cell>
      <Cell>{reason !== null && <ClippedText text={reason} />}</Cell>
      <Cell>
        <PageLink
          href={payablePath(refund.chargeId)}
          title={refund.chargeId}
          className="block max-w-40 truncate py-1 font-mono text-sm"
        >
          {payableLabel(refund.chargeId)}
        </PageLink>
      </Cell>
    </tr>
  );
}

function EmptyList({ view }: { view: RefundsView }) {
  return (
    <output className="block text-soft">
      {isFiltered(view) ? (
        <>
          No refund fits these filters. <PageLink href="/refunds">Show all</PageLink>
        </>
      ) : (
        <>
          No refund has been made here yet. <PageLink href="/">Find a payment</PageLink> to make one.
        </>
      )}
    </output>
  );
}

function isFiltered({ filter }: RefundsView): boolean {
  return refundsAddress(filter, null) !== refundsAddress(noFilter, null);
}

const noFilter = { state: null, whose: "everyone", ticket: "", chargeId: "", from: "", to: "" } as const;
