import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inWords } from "@/app/in-words";
import { LaterObstacles } from "@/app/later-obstacles";
import { ApprovalPageBody } from "@/components/approval/approval-page-body";
import { PageFrame } from "@/components/frame/page-frame";
import { isCashBalance } from "@/lib/core/charge/payable";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readApprovalPage } from "@/lib/server/reads/approval-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { approvalAction } from "../actions";
import NothingToApprove from "./not-found";

export const metadata: Metadata = { title: "Approval" };

export default inWords(async function ApprovalPage({
  params,
  searchParams,
}: PageProps<"/approvals/[requestId]">) {
  const { requestId } = await params;
  const operator = await requireOperator("payments.read", `/approvals/${requestId}`);
  const view = await readApprovalPage(operator, idFromAddress(requestId), await readLocale());
  if (view === null) notFound();
  const { checks } = await searchParams;
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      <ApprovalPageBody
        view={view}
        action={approvalAction}
        laterObstacles={
          view.asBefore !== null &&
          !isCashBalance(view.asBefore.charge.id) && (
            <LaterObstacles
              operator={operator}
              view={view.asBefore}
              address={`/approvals/${view.refundView.refund.id}?checks=now`}
              isAwaited={checks === "now"}
            />
          )
        }
      />
    </PageFrame>
  );
}, NothingToApprove);
