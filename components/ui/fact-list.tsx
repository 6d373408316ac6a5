import type { ReactNode } from "react";

/** Names and values, one pair a line; at small widths the value goes under its name. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-line border-y border-line">{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-control flex-wrap items-baseline gap-x-4 py-1">
      <dt className="w-36 shrink-0 text-soft">{name}</dt>
      <dd className="min-w-0 grow basis-48 text-ink">{children}</dd>
    </div>
  );
}
