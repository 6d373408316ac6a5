import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inWords } from "@/app/in-words";
import { LaterObstacles } from "@/app/later-obstacles";
import { ChargePageBody } from "@/components/charge/charge-page-body";
import { PageFrame } from "@/components/frame/page-frame";
import {
  byIntentPath,
  chargePath,
  connectedAccountIn,
  isByIntent,
} from "@/lib/core/charge/connected-account";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readChargePage } from "@/lib/server/reads/charge-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { undoRefundAction } from "../../refunds/actions";
import { cancelAuthorisationAction, refundPartAction, refundWholeAction } from "./actions";
import { cancelNotice } from "./cancel-notice";
import NoPayment from "./not-found";

export const metadata: Metadata = { title: "Payment" };

export default inWords(async function ChargePage({ params, searchParams }: PageProps<"/charges/[chargeId]">) {
  const { chargeId } = await params;
  const { account, by, checks, canceling, requestId } = await searchParams;
  const connectedAccount = connectedAccountIn(account);
  const offersIntent = isByIntent(by);
  const addressed = { chargeId, connectedAccount };
  const address = offersIntent ? byIntentPath(addressed) : chargePath(addressed);
  const operator = await requireOperator("payments.read", address);
  const place = { chargeId: idFromAddress(chargeId), connectedAccount };
  const [page, frame] = await Promise.all([
    readChargePage(operator, place, await readLocale()),
    readFrame(operator),
  ]);
  if (page.kind === "absent") notFound();
  return (
    <PageFrame frame={frame} hasSearchBox>
      <ChargePageBody
        address={address}
        offersIntent={offersIntent}
        page={page}
        laterObstacles={
          page.kind === "found" &&
          // Of a payment that can be refunded, or that was only tried.
          (page.view.form !== null || page.view.charge.status === "failed") && (
            <LaterObstacles
              operator={operator}
              view={page.view}
              address={`${address}${address.includes("?") ? "&" : "?"}checks=now`}
              isAwaited={checks === "now"}
            />
          )
        }
        canceling={page.kind === "found" && cancelNotice(page.view, canceling, requestId)}
        cancelAction={cancelAuthorisationAction}
        undoAction={undoRefundAction}
        partAction={refundPartAction}
        wholeAction={refundWholeAction}
      />
    </PageFrame>
  );
}, NoPayment);
