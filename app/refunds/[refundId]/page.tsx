import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inWords } from "@/app/in-words";
import { PageFrame } from "@/components/frame/page-frame";
import { RefundPageBody } from "@/components/refund/refund-page-body";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { readRefundPage } from "@/lib/server/reads/refund-page";
import NoRefund from "./not-found";

export const metadata: Metadata = { title: "Refund" };

export default inWords(async function RefundPage({ params }: PageProps<"/refunds/[refundId]">) {
  const { refundId } = await params;
  const operator = await requireOperator("refunds.read", `/refunds/${refundId}`);
  const page = await readRefundPage(operator, idFromAddress(refundId), await readLocale());
  if (page.kind === "absent") notFound();
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      <RefundPageBody view={page.view} />
    </PageFrame>
  );
}, NoRefund);
