import type { Metadata } from "next";
import { inWords } from "@/app/in-words";
import { PageFrame } from "@/components/frame/page-frame";
import { ArrivedReferences } from "@/components/refund/arrived-references";
import { RefundsFilterForm } from "@/components/refund/refunds-filter-form";
import { RefundsList } from "@/components/refund/refunds-list";
import { UnreadFiltersNotice } from "@/components/ui/unread-filters-notice";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readArrivedReferences } from "@/lib/server/reads/arrived-references";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { readRefundsPage } from "@/lib/server/reads/refunds-page";
import { noteReferenceAction } from "./actions";

export const metadata: Metadata = { title: "Refunds" };

export default inWords(async function RefundsPage({ searchParams }: PageProps<"/refunds">) {
  const operator = await requireOperator("refunds.read", "/refunds");
  const view = await readRefundsPage(operator, await searchParams, await readLocale());
  const references = await readArrivedReferences(operator);
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      <div className="space-y-6">
        <h1>Refunds</h1>
        <ArrivedReferences references={references} locale={view.locale} note={noteReferenceAction} />
        <RefundsFilterForm view={view} />
        <UnreadFiltersNotice unread={view.unread} />
        <RefundsList view={view} />
      </div>
    </PageFrame>
  );
});
