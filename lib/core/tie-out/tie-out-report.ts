import { formatMoney } from "@/lib/core/money/format-money";
import { isTied, type RefundDifference, type TieOut, type TieOutSums } from "./tie-out";
import { tieOutSentence } from "./tie-out-sentence";
import type { TieOutWindow } from "./tie-out-window";

const head = [
  "Currency",
  "Our books",
  "Stripe’s refunds",
  "Stripe’s balance",
  "Still waiting",
  "Unexplained",
];

const locale = "en-US";

/** A comparison as lines for a terminal: a table with one row a currency, then every refund in question. */
export function tieOutReport(
  { from, to }: TieOutWindow,
  result: TieOut,
  mode: "live" | "test",
): readonly string[] {
  const title = `Refunds made from ${from.toISOString()} up to ${to.toISOString()}, ${mode} mode`;
  if (result.sums.length === 0) return [title, "There were none."];
  return [title, "", ...table(result.sums), "", verdict(result), ...result.differences.map(differenceLine)];
}

function verdict(result: TieOut): string {
  if (isTied(result)) return "Nothing is unexplained.";
  const count = result.differences.length;
  return count === 1 ? "1 refund is not explained:" : `${count} refunds are not explained:`;
}

function table(sums: readonly TieOutSums[]): string[] {
  const rows = [head, ...sums.map(cellsOf)];
  const widths = head.map((_title, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => padded(cell, column, widths[column] ?? 0)).join("  "));
}

function padded(cell: string, column: number, width: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function cellsOf({ currency, ...sums }: TieOutSums): string[] {
  const { ledgerMinor, refundsMinor, balanceMinor, waitingMinor, unexplainedMinor } = sums;
  const figures = [ledgerMinor, refundsMinor, balanceMinor, waitingMinor, unexplainedMinor];
  const texts = figures.map((amountMinor) => formatMoney({ amountMinor, currency }, locale));
  return [currency.toUpperCase(), ...texts];
}

function differenceLine({ refundId, chargeId, currency, unexplainedMinor, why }: RefundDifference): string {
  const amount = formatMoney({ amountMinor: unexplainedMinor, currency }, locale);
  return `  ${refundId}${chargeId === null ? "" : ` of ${chargeId}`}: ${amount}. ${tieOutSentence(why)}`;
}
