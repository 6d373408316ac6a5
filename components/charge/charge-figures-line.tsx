import { Amount } from "@/components/ui/amount";
import type { ChargeFigures } from "@/lib/core/charge/charge";

type Share = { readonly name: string; readonly amountMinor: bigint; readonly fill: string };

/** Paid, refunded, pending and left: four figures and one thin bar that says the same at a glance. */
export function ChargeFiguresLine(props: {
  figures: ChargeFigures;
  locale: string;
  /** Of a cash balance: what was ever paid into it is not known. */
  isBalance?: boolean;
}) {
  const { figures, locale, isBalance = false } = props;
  const shares: readonly Share[] = [
    { name: "Refunded", amountMinor: figures.refundedMinor, fill: "fill-edge" },
    { name: "Pending", amountMinor: figures.pendingMinor, fill: "fill-caution" },
    { name: "Left", amountMinor: figures.leftMinor, fill: "fill-accent" },
  ];
  return (
    <section aria-label={isBalance ? "Figures of this balance" : "Figures of this payment"}>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4">
        {!isBalance && (
          <Figure name="Paid" amountMinor={figures.paidMinor} currency={figures.currency} locale={locale} />
        )}
        {shares.map((share) => (
          <Figure key={share.name} {...share} currency={figures.currency} locale={locale} />
        ))}
      </dl>
      <Bar shares={shares} wholeMinor={figures.paidMinor} />
    </section>
  );
}

function Figure(props: {
  name: string;
  amountMinor: bigint;
  currency: string;
  locale: string;
  fill?: string;
}) {
  return (
    <div>
      <dt className="flex items-center gap-1 text-sm text-soft">
        {props.fill !== undefined && (
          <svg aria-hidden="true" viewBox="0 0 8 8" className="size-2">
            <rect width="8" height="8" className={props.fill} />
          </svg>
        )}
        {props.name}
      </dt>
      <dd className="text-lg font-medium">
        <Amount money={{ amountMinor: props.amountMinor, currency: props.currency }} locale={props.locale} />
      </dd>
    </div>
  );
}

// Drawn with attributes, not with inline styles, which a strict content security policy would drop.
function Bar({ shares, wholeMinor }: { shares: readonly Share[]; wholeMinor: bigint }) {
  const offsets = shares.map((_, index) =>
    shares.slice(0, index).reduce((sum, { amountMinor }) => sum + permille(amountMinor, wholeMinor), 0),
  );
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1000 1"
      preserveAspectRatio="none"
      className="mt-2 h-1 w-full bg-line"
    >
      {shares.map(({ name, amountMinor, fill }, index) => (
        <rect
          key={name}
          x={offsets[index]}
          width={permille(amountMinor, wholeMinor)}
          height="1"
          className={fill}
        />
      ))}
    </svg>
  );
}

function permille(partMinor: bigint, wholeMinor: bigint): number {
  return wholeMinor === 0n ? 0 : Number((partMinor * 1000n) / wholeMinor);
}
