import { auditExportAddress } from "@/components/audit/audit-address";
import { PageLink } from "@/components/ui/page-link";
import type { AuditFormat } from "@/lib/core/audit/audit-export";
import { type AuditFilter, isFiltered } from "@/lib/core/audit/audit-filter";

/** What the filters leave, as files; only the whole log can be checked for gaps, so it is offered beside them. */
export function AuditExportLinks({ filter }: { filter: AuditFilter }) {
  const isNarrowed = isFiltered(filter);
  const none = { event: "", object: "", actor: "", from: "", to: "" };
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 text-sm">
      <span className="text-soft">{isNarrowed ? "Export these rows:" : "Export the whole log:"}</span>
      <ExportLink filter={filter} format="csv" text="CSV" />
      <ExportLink filter={filter} format="jsonl" text="JSON lines" />
      {isNarrowed && <ExportLink filter={none} format="jsonl" text="Whole log, to verify" />}
    </p>
  );
}

// Without a `download` attribute: an answer that is a page, such as the sign-in, is then shown and not saved.
function ExportLink(props: { filter: AuditFilter; format: AuditFormat; text: string }) {
  return (
    <PageLink
      href={auditExportAddress(props.filter, props.format)}
      className="inline-flex min-h-target items-center"
    >
      {props.text}
    </PageLink>
  );
}
