import { answerLive } from "@/app/answer-live";
import { watchingOf } from "@/lib/core/charge/live-view";
import { cashBalanceId } from "@/lib/core/charge/payable";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { admitScript } from "@/lib/server/identity/admit-script";

type Context = RouteContext<"/customers/[customerId]/cash-balance/[currency]/live">;

/** Tells an open page of a cash balance what moves, and who else has it open. */
export async function GET(request: Request, { params }: Context) {
  const admission = await admitScript("payments.read");
  if (!admission.ok) return admission.refusal;
  const { customerId, currency } = await params;
  const id = cashBalanceId(idFromAddress(customerId), currency.toLowerCase());
  return answerLive(request, admission, watchingOf(id, new URL(request.url).searchParams.get("page")));
}
