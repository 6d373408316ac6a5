import type { Metadata } from "next";
import { CasePageBody } from "@/components/attention/case-page-body";
import { PageFrame } from "@/components/frame/page-frame";
import { AbsentNotice } from "@/components/ui/absent-notice";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readCasePage } from "@/lib/server/reads/case-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { caseAction } from "../actions";

export const metadata: Metadata = { title: "Case" };

export default async function CasePage({ params }: PageProps<"/attention/[caseId]">) {
  const { caseId } = await params;
  const operator = await requireOperator("refunds.read", `/attention/${caseId}`);
  const view = await readCasePage(operator, idFromAddress(caseId), await readLocale());
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      {view === null ? (
        <AbsentNotice
          heading="No such case"
          sentence="There is no case with this number in Refund Console."
        />
      ) : (
        <CasePageBody view={view} action={caseAction} />
      )}
    </PageFrame>
  );
}
