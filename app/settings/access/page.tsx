import type { Metadata } from "next";
import { inWords } from "@/app/in-words";
import { AccessPageBody } from "@/components/access/access-page-body";
import { PageFrame } from "@/components/frame/page-frame";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readAccessPage } from "@/lib/server/reads/access-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { signOffAccessAction } from "./actions";

export const metadata: Metadata = { title: "Access review" };

export default inWords(async function AccessReviewPage({ searchParams }: PageProps<"/settings/access">) {
  const operator = await requireOperator("access.review", "/settings/access");
  const view = await readAccessPage(operator, await searchParams, await readLocale());
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox={false}>
      <AccessPageBody view={view} signOff={signOffAccessAction} />
    </PageFrame>
  );
});
