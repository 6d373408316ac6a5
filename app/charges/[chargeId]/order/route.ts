import { connectedAccountIn } from "@/lib/core/charge/connected-account";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { admitScript } from "@/lib/server/identity/admit-script";
import { readOrderAnswer } from "@/lib/server/reads/order-answer";

/** Tells the form of a charge what was bought, once somebody works an amount out of it. */
export async function GET(request: Request, { params }: RouteContext<"/charges/[chargeId]/order">) {
  const admission = await admitScript("payments.read");
  if (!admission.ok) return admission.refusal;
  const { chargeId } = await params;
  const connectedAccount = connectedAccountIn(new URL(request.url).searchParams.get("account"));
  const place = { chargeId: idFromAddress(chargeId), connectedAccount };
  const answer = await readOrderAnswer(admission.operator, place);
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}
