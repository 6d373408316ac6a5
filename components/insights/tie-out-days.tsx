import type { TieOutWindow } from "@/lib/core/tie-out/tie-out-window";

/** The first and the last day of a window, in UTC like every moment here. */
export function TieOutDays({ window, locale }: { window: TieOutWindow; locale: string }) {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  // The window ends before its last instant.
  const last = new Date(window.to.getTime() - 1);
  return <span className="whitespace-nowrap tabular-nums">{format.formatRange(window.from, last)}</span>;
}
