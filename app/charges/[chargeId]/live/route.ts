import { answerLive } from "@/app/answer-live";
import { watchingOf } from "@/lib/core/charge/live-view";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { admitScript } from "@/lib/server/identity/admit-script";

/** Tells an open page of a charge what moves, and who else has it open. */
export async function GET(request: Request, { params }: RouteContext<"/charges/[chargeId]/live">) {
  const admission = await admitScript("payments.read");
  if (!admission.ok) return admission.refusal;
  const { chargeId } = await params;
  const pageId = new URL(request.url).searchParams.get("page");
  return answerLive(request, admission, watchingOf(idFromAddress(chargeId), pageId));
}
