import { clsx } from "clsx";
import type { ReactNode } from "react";

/**
 * A table that scrolls sideways on its own where it is too wide, and can be scrolled with the keyboard; a shadow at
 * an edge says that there is more behind it. What is
 * placed in it for screen readers alone stays within it, or the page would scroll sideways as well.
 */
export function Table(props: { label: string; head: ReactNode; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by key
    <section aria-label={props.label} tabIndex={0} className="sideways relative overflow-x-auto">
      <table className="w-full border-collapse text-left wrap-break-word">
        <thead className="border-b border-line text-sm text-soft">
          <tr>{props.head}</tr>
        </thead>
        <tbody className="divide-y divide-line border-b border-line">{props.children}</tbody>
      </table>
    </section>
  );
}

export function HeadCell({ children, isAmount = false }: { children: ReactNode; isAmount?: boolean }) {
  return (
    <th scope="col" className={clsx("py-1 pr-4 font-normal whitespace-nowrap", isAmount && "text-right")}>
      {children}
    </th>
  );
}

export function Cell({ children, isAmount = false }: { children: ReactNode; isAmount?: boolean }) {
  return <td className={clsx("py-2 pr-4 align-baseline", isAmount && "text-right")}>{children}</td>;
}

/** Text of unknown length and direction: at most two lines in a cell, whole on hover. */
export function ClippedText({ text }: { text: string }) {
  return (
    <span title={text} className="line-clamp-2 max-w-64 min-w-24 wrap-anywhere">
      <bdi>{text}</bdi>
    </span>
  );
}
