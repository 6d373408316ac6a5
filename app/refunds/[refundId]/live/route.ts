import { answerLive } from "@/app/answer-live";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { admitScript } from "@/lib/server/identity/admit-script";
import { readWatchedRefund } from "@/lib/server/reads/live-view";

/** Tells an open page of a refund that something of it or of its charge moved; it names nobody. */
export async function GET(request: Request, { params }: RouteContext<"/refunds/[refundId]/live">) {
  const admission = await admitScript("refunds.read");
  if (!admission.ok) return admission.refusal;
  const { refundId } = await params;
  return answerLive(request, admission, await readWatchedRefund(admission.operator, idFromAddress(refundId)));
}
