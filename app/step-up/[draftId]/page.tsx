import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inWords } from "@/app/in-words";
import { PageFrame } from "@/components/frame/page-frame";
import { NotYours } from "@/components/step-up/not-yours";
import { StepUpBody } from "@/components/step-up/step-up-body";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { readStepUpPage } from "@/lib/server/reads/step-up-page";
import NoDraft from "./not-found";

export const metadata: Metadata = { title: "Confirm a refund" };

export default inWords(async function StepUpPage({ params, searchParams }: PageProps<"/step-up/[draftId]">) {
  const { draftId } = await params;
  const failed = whyFailed((await searchParams).failed);
  const operator = await requireOperator("refunds.request", addressOf(draftId, failed));
  const view = await readStepUpPage(operator, draftId, await readLocale());
  // Whoever signed in at the provider in the author's place is signed in here as well, and sees nothing of the refund.
  if (view === null && failed !== "other_person") notFound();
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox={false}>
      {view === null ? <NotYours name={operator.name} /> : <StepUpBody view={view} failed={failed} />}
    </PageFrame>
  );
}, NoDraft);

/** The word that the way back from the provider put into the address, if it is one. */
function whyFailed(value: string | string[] | undefined): string | null {
  return typeof value === "string" && /^[a-z_]{1,40}$/.test(value) ? value : null;
}

function addressOf(draftId: string, failed: string | null): string {
  return failed === null ? `/step-up/${draftId}` : `/step-up/${draftId}?failed=${failed}`;
}
