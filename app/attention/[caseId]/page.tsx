import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inWords } from "@/app/in-words";
import { CasePageBody } from "@/components/attention/case-page-body";
import { PageFrame } from "@/components/frame/page-frame";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readCasePage } from "@/lib/server/reads/case-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { caseAction } from "../actions";
import NoCase from "./not-found";

export const metadata: Metadata = { title: "Case" };

export default inWords(async function CasePage({ params }: PageProps<"/attention/[caseId]">) {
  const { caseId } = await params;
  const operator = await requireOperator("refunds.read", `/attention/${caseId}`);
  const view = await readCasePage(operator, idFromAddress(caseId), await readLocale());
  if (view === null) notFound();
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      <CasePageBody view={view} action={caseAction} />
    </PageFrame>
  );
}, NoCase);
