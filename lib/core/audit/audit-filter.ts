const names = ["event", "object", "actor", "from", "to"] as const;

/** What the audit log is narrowed to; an empty text keeps everything. `from` and `to` are days in UTC, both included. */
export type AuditFilter = Readonly<Record<(typeof names)[number], string>>;

/** What the filters are called on their page. */
export const auditFilterLabels: Readonly<Record<keyof AuditFilter, string>> = {
  event: "What",
  actor: "Who",
  object: "Refund or charge",
  from: "From (UTC)",
  to: "To (UTC)",
};

/** Longer than anything that is written down. */
const longest = 600;
const dayMilliseconds = 86_400_000;

/** Reads the filter out of an address. A day that does not exist is no filter; neither is a parameter given twice. */
export function readAuditFilter(parameters: Readonly<Record<string, unknown>>): AuditFilter {
  const text = (name: (typeof names)[number]) => textOf(parameters[name]);
  return {
    event: text("event"),
    object: text("object"),
    actor: text("actor"),
    from: existingDay(text("from")),
    to: existingDay(text("to")),
  };
}

/** The filters that are set, under their names: for addresses, and for the log of who looked at what. */
export function setFilters(filter: AuditFilter): Partial<AuditFilter> {
  return Object.fromEntries(names.map((name) => [name, filter[name]]).filter(([, text]) => text !== ""));
}

export function isFiltered(filter: AuditFilter): boolean {
  return names.some((name) => filter[name] !== "");
}

/** The instants that the days stand for: from the first on, up to but without the second. */
export function instantsOf({ from, to }: AuditFilter): { from: Date | null; before: Date | null } {
  return {
    from: from === "" ? null : startOf(from),
    before: to === "" ? null : new Date(startOf(to).getTime() + dayMilliseconds),
  };
}

/** The database keeps no NUL in a text, so nothing can be found by one. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value.replaceAll("\0", "").trim().slice(0, longest) : "";
}

function existingDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return "";
  const start = startOf(text);
  return Number.isNaN(start.getTime()) || !start.toISOString().startsWith(text) ? "" : text;
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
