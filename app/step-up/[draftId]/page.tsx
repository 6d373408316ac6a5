import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inWords } from "@/app/in-words";
import { PageFrame } from "@/components/frame/page-frame";
import { StepUpBody } from "@/components/step-up/step-up-body";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { readStepUpPage } from "@/lib/server/reads/step-up-page";
import NoDraft from "./not-found";

export const metadata: Metadata = { title: "Confirm a refund" };

export default inWords(async function StepUpPage({ params, searchParams }: PageProps<"/step-up/[draftId]">) {
  const { draftId } = await params;
  const operator = await requireOperator("refunds.request", `/step-up/${draftId}`);
  const view = await readStepUpPage(operator, draftId, await readLocale());
  if (view === null) notFound();
  const { failed } = await searchParams;
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox={false}>
      <StepUpBody view={view} failed={typeof failed === "string" ? failed : null} />
    </PageFrame>
  );
}, NoDraft);
