import { answerLive } from "@/app/answer-live";
import { connectedAccountIn } from "@/lib/core/charge/connected-account";
import { watchingOf } from "@/lib/core/charge/live-view";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { admitScript } from "@/lib/server/identity/admit-script";

/** Tells an open page of a charge what moves, and who else has it open. */
export async function GET(request: Request, { params }: RouteContext<"/charges/[chargeId]/live">) {
  const admission = await admitScript("payments.read");
  if (!admission.ok) return admission.refusal;
  const { chargeId } = await params;
  const { searchParams } = new URL(request.url);
  const connectedAccount = connectedAccountIn(searchParams.get("account"));
  const place = { chargeId: idFromAddress(chargeId), connectedAccount };
  return answerLive(request, admission, watchingOf(place, searchParams.get("page")));
}
