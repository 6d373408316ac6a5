import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { inWords } from "@/app/in-words";
import { TroublePageBody } from "@/components/charge/trouble-page-body";
import { PageFrame } from "@/components/frame/page-frame";
import { ExternalRefundBody } from "@/components/refund/external-refund-body";
import { RefundPageBody } from "@/components/refund/refund-page-body";
import { UndoNotice } from "@/components/refund/undo-notice";
import { accountQuery, connectedAccountIn } from "@/lib/core/charge/connected-account";
import { toTextLanguage } from "@/lib/core/customer-text/text-language";
import { isRequester } from "@/lib/core/refund/requested-refund";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { readRefundPage } from "@/lib/server/reads/refund-page";
import { undoRefundAction } from "../actions";
import { cancelRefundAction, changeMetadataAction } from "./actions";
import NoRefund from "./not-found";

export const metadata: Metadata = { title: "Refund" };

const actions = {
  cancelAction: cancelRefundAction,
  metadataAction: changeMetadataAction,
};

export default inWords(async function RefundPage({ params, searchParams }: PageProps<"/refunds/[refundId]">) {
  const { refundId } = await params;
  const { language: chosen, undo, account } = await searchParams;
  const connectedAccount = connectedAccountIn(account);
  const operator = await requireOperator(
    "refunds.read",
    `/refunds/${refundId}${accountQuery(connectedAccount)}`,
  );
  const words = { locale: await readLocale(), language: toTextLanguage(chosen) };
  const page = await readRefundPage(operator, idFromAddress(refundId), connectedAccount, words);
  if (page.kind === "absent") notFound();
  if (page.kind === "ours") redirect(`/refunds/${page.requestId}`);
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      {page.kind === "found" && (
        <>
          <UndoNotice undo={undo} refund={page.view.refund} />
          <RefundPageBody
            view={page.view}
            isOwn={isRequester(operator, page.view.refund)}
            undoAction={undoRefundAction}
            {...actions}
          />
        </>
      )}
      {page.kind === "external" && <ExternalRefundBody view={page.view} {...actions} />}
      {page.kind === "stripe_unavailable" && <TroublePageBody trouble={page.trouble} />}
    </PageFrame>
  );
}, NoRefund);
