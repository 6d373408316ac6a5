/** A moment in the reader's language, in UTC and saying so: agents and customers sit in many time zones. */
export function Instant({ at, locale }: { at: Date; locale: string }) {
  const text = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  }).format(at);
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap tabular-nums">
      {text} <span className="text-soft">UTC</span>
    </time>
  );
}
