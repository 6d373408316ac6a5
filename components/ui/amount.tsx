import { clsx } from "clsx";
import { formatMoney } from "@/lib/core/money/format-money";
import type { Money } from "@/lib/core/money/money";

/** A sum as people read it, with figures of equal width, never broken over two lines. */
export function Amount(props: { money: Money; locale: string; className?: string | undefined }) {
  return (
    <bdi className={clsx("whitespace-nowrap tabular-nums", props.className)}>
      {formatMoney(props.money, props.locale)}
    </bdi>
  );
}
