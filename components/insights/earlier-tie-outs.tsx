import { TieOutDays } from "@/components/insights/tie-out-days";
import { UnexplainedWord } from "@/components/insights/unexplained-word";
import { Instant } from "@/components/ui/instant";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { TieOutView } from "@/lib/core/tie-out/tie-out-view";

/** The comparisons before the last one, a line each. */
export function EarlierTieOuts({ tieOuts, locale }: { tieOuts: readonly TieOutView[]; locale: string }) {
  const head = (
    <>
      <HeadCell>Compared</HeadCell>
      <HeadCell>Refunds of</HeadCell>
      <HeadCell>Result</HeadCell>
    </>
  );
  return (
    <div className="space-y-2">
      <h3>Earlier comparisons</h3>
      <Table label="Earlier comparisons" head={head}>
        {tieOuts.map((tieOut) => (
          <tr key={tieOut.id}>
            <Cell>
              <Instant at={tieOut.endedAt} locale={locale} />
            </Cell>
            <Cell>
              <TieOutDays window={tieOut.window} locale={locale} />
            </Cell>
            <Cell>
              <UnexplainedWord tieOut={tieOut} locale={locale} />
            </Cell>
          </tr>
        ))}
      </Table>
    </div>
  );
}
