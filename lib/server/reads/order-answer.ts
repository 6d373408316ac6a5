import "server-only";
import { type OrderAnswer, toOrderText } from "@/lib/core/calculation/order-answer";
import type { ChargePlace } from "@/lib/core/charge/connected-account";
import type { Operator } from "@/lib/core/operator";
import { troubleSentence } from "@/lib/core/stripe/stripe-trouble";
import { type Hands, hands } from "@/lib/server/hands";
import { readCharge } from "@/lib/server/stripe/charges";
import { onAccount } from "@/lib/server/stripe/on-account";
import { readOrder } from "@/lib/server/stripe/read-order";

const chargeIdPattern = /^(ch|py)_[A-Za-z0-9]{8,64}$/;

/** What a payment was for, for whoever works an amount out of it. */
export async function readOrderAnswer(operator: Operator, place: ChargePlace): Promise<OrderAnswer> {
  return readOrderAnswerWith(await hands(), operator, place);
}

/** The same with given hands. */
export async function readOrderAnswerWith(
  open: Pick<Hands, "stripe">,
  _operator: Operator,
  { chargeId, connectedAccount }: ChargePlace,
): Promise<OrderAnswer> {
  const { stripe } = onAccount(open, connectedAccount);
  if (!chargeIdPattern.test(chargeId)) return { kind: "none" };
  const charge = await readCharge(stripe, chargeId);
  if (charge.kind === "trouble") return troubled(charge);
  if (charge.kind === "absent" || charge.value.paymentIntentId === null) return { kind: "none" };
  const order = await readOrder(stripe, charge.value.paymentIntentId);
  if (order.kind === "trouble") return troubled(order);
  if (order.kind === "absent" || order.value === null) return { kind: "none" };
  return { kind: "found", order: toOrderText(order.value) };
}

function troubled({ trouble }: { readonly trouble: Parameters<typeof troubleSentence>[0] }): OrderAnswer {
  return { kind: "trouble", sentence: troubleSentence(trouble).forOperator };
}
