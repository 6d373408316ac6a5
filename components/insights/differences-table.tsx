import { Amount } from "@/components/ui/amount";
import { PageLink } from "@/components/ui/page-link";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { payableLabel, payablePath } from "@/lib/core/charge/payable";
import { tieOutSentence } from "@/lib/core/tie-out/tie-out-sentence";
import type { DifferenceView } from "@/lib/core/tie-out/tie-out-view";

type Props = {
  readonly differences: readonly DifferenceView[];
  readonly locale: string;
  readonly mayOpenPayments: boolean;
};

/** Every refund that the three do not agree about, and in what way. */
export function DifferencesTable({ differences, locale, mayOpenPayments }: Props) {
  const head = (
    <>
      <HeadCell>Refund</HeadCell>
      <HeadCell>Payment</HeadCell>
      <HeadCell isAmount>Unexplained</HeadCell>
      <HeadCell>Why</HeadCell>
    </>
  );
  return (
    <div className="space-y-2">
      <h3>Refunds that are not explained</h3>
      <Table label="Refunds that are not explained" head={head}>
        {differences.map(({ refundId, chargeId, unexplained, why }) => (
          <tr key={refundId}>
            <Cell>
              <code className="font-mono text-sm">{refundId}</code>
            </Cell>
            <Cell>
              <ChargeId chargeId={chargeId} mayOpen={mayOpenPayments} />
            </Cell>
            <Cell isAmount>
              <Amount money={unexplained} locale={locale} />
            </Cell>
            <Cell>
              <span className="block min-w-64">{tieOutSentence(why)}</span>
            </Cell>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function ChargeId({ chargeId, mayOpen }: { chargeId: string | null; mayOpen: boolean }) {
  if (chargeId === null) return <span className="text-soft">Unknown</span>;
  if (!mayOpen) return <code className="font-mono text-sm">{chargeId}</code>;
  return (
    <PageLink href={payablePath(chargeId)} className="font-mono text-sm">
      {payableLabel(chargeId)}
    </PageLink>
  );
}
