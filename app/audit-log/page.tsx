import type { Metadata } from "next";
import { inWords } from "@/app/in-words";
import { AuditExportLinks } from "@/components/audit/audit-export-links";
import { AuditFilterForm } from "@/components/audit/audit-filter-form";
import { AuditList } from "@/components/audit/audit-list";
import { PageFrame } from "@/components/frame/page-frame";
import { PageLink } from "@/components/ui/page-link";
import { UnreadFiltersNotice } from "@/components/ui/unread-filters-notice";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readAuditPage } from "@/lib/server/reads/audit-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";

export const metadata: Metadata = { title: "Audit log" };

export default inWords(async function AuditLogPage({ searchParams }: PageProps<"/audit-log">) {
  const operator = await requireOperator("audit.read", "/audit-log");
  const view = await readAuditPage(operator, await searchParams, await readLocale());
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      <div className="space-y-6">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <h1>Audit log</h1>
          <PageLink href="/settings/access" className="inline-flex min-h-target items-center">
            Access review
          </PageLink>
        </div>
        <AuditFilterForm filter={view.filter} />
        <UnreadFiltersNotice unread={view.unread} />
        <AuditExportLinks filter={view.filter} />
        <AuditList view={view} />
      </div>
    </PageFrame>
  );
});
