import { ChargeStateWord } from "@/components/charge/charge-state-word";
import { Amount } from "@/components/ui/amount";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import { Cell, ClippedText, HeadCell, Table } from "@/components/ui/table";
import { chargePath } from "@/lib/core/charge/connected-account";
import type { PaymentRow } from "@/lib/core/search/search";

/** Payments, one a row; the amount leads to the payment's page. Whose they are may stand above them already. */
export function PaymentTable(props: {
  label: string;
  rows: readonly PaymentRow[];
  locale: string;
  namesCustomer: boolean;
}) {
  const head = (
    <>
      <HeadCell isAmount>Amount</HeadCell>
      <HeadCell>State</HeadCell>
      <HeadCell>When</HeadCell>
      {props.namesCustomer && <HeadCell>Customer</HeadCell>}
      <HeadCell>Method</HeadCell>
      <HeadCell>Description</HeadCell>
    </>
  );
  return (
    <Table label={props.label} head={head}>
      {props.rows.map((row) => (
        <PaymentLine key={row.chargeId} row={row} locale={props.locale} namesCustomer={props.namesCustomer} />
      ))}
    </Table>
  );
}

function PaymentLine(props: { row: PaymentRow; locale: string; namesCustomer: boolean }) {
  const { row, locale } = props;
  return (
    <tr className="hover:bg-raised">
      <Cell isAmount>
        <PageLink href={chargePath(row)} className="inline-flex min-h-target items-center font-medium">
          <Amount money={{ amountMinor: row.amountMinor, currency: row.currency }} locale={locale} />
        </PageLink>
      </Cell>
      <Cell>
        <ChargeStateWord state={row.state} />
      </Cell>
      <Cell>
        <Instant at={row.createdAt} locale={locale} />
      </Cell>
      {props.namesCustomer && (
        <Cell>
          <Customer row={row} />
        </Cell>
      )}
      <Cell>
        <span className="whitespace-nowrap">{row.methodLabel}</span>
      </Cell>
      <Cell>{row.description !== null && <ClippedText text={row.description} />}</Cell>
    </tr>
  );
}

function Customer({ row }: { row: PaymentRow }) {
  return (
    <>
      {row.customerName === null && row.customerEmail === null && <span className="text-soft">Guest</span>}
      {row.customerName !== null && <ClippedText text={row.customerName} />}
      {row.customerEmail !== null && (
        <span className="text-sm text-soft">
          <ClippedText text={row.customerEmail} />
        </span>
      )}
      {row.connectedAccount !== null && (
        <span className="text-sm text-soft">
          <ClippedText text={`on ${row.connectedAccount}`} />
        </span>
      )}
    </>
  );
}
