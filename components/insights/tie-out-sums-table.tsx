import { Amount } from "@/components/ui/amount";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { TieOutSums } from "@/lib/core/tie-out/tie-out";

/** One row a currency: the same money counted three times. */
export function TieOutSumsTable({ sums, locale }: { sums: readonly TieOutSums[]; locale: string }) {
  const head = (
    <>
      <HeadCell>Currency</HeadCell>
      <HeadCell isAmount>Our books</HeadCell>
      <HeadCell isAmount>Stripe’s refunds</HeadCell>
      <HeadCell isAmount>Stripe’s balance</HeadCell>
      <HeadCell isAmount>Still waiting</HeadCell>
      <HeadCell isAmount>Unexplained</HeadCell>
    </>
  );
  return (
    <Table label="Sums by currency" head={head}>
      {sums.map((line) => (
        <SumsRow key={line.currency} line={line} locale={locale} />
      ))}
    </Table>
  );
}

function SumsRow({ line, locale }: { line: TieOutSums; locale: string }) {
  const { currency, ledgerMinor, refundsMinor, balanceMinor, waitingMinor, unexplainedMinor } = line;
  const counted = [
    ["ledger", ledgerMinor],
    ["refunds", refundsMinor],
    ["balance", balanceMinor],
    ["waiting", waitingMinor],
  ] as const;
  return (
    <tr>
      <Cell>{currency.toUpperCase()}</Cell>
      {counted.map(([name, amountMinor]) => (
        <Cell key={name} isAmount>
          <Amount money={{ amountMinor, currency }} locale={locale} />
        </Cell>
      ))}
      <Cell isAmount>
        <Amount
          money={{ amountMinor: unexplainedMinor, currency }}
          locale={locale}
          className={unexplainedMinor === 0n ? undefined : "font-semibold text-bad"}
        />
      </Cell>
    </tr>
  );
}
