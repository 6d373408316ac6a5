import type { Metadata } from "next";
import { inWords } from "@/app/in-words";
import { AttentionFilterForm } from "@/components/attention/attention-filter-form";
import { AttentionList } from "@/components/attention/attention-list";
import { PageFrame } from "@/components/frame/page-frame";
import { UnreadFiltersNotice } from "@/components/ui/unread-filters-notice";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readAttentionPage } from "@/lib/server/reads/attention-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { caseAction } from "./actions";

export const metadata: Metadata = { title: "Attention" };

export default inWords(async function AttentionPage({ searchParams }: PageProps<"/attention">) {
  const operator = await requireOperator("refunds.read", "/attention");
  const view = await readAttentionPage(operator, await searchParams, await readLocale());
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      <div className="space-y-6">
        <h1>Needs attention</h1>
        <AttentionFilterForm filter={view.filter} />
        <UnreadFiltersNotice unread={view.unread} />
        <AttentionList view={view} action={caseAction} />
      </div>
    </PageFrame>
  );
});
