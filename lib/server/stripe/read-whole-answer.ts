import "server-only";
import { z } from "zod";
import type { SendAnswer } from "@/lib/core/refund/send-answer";
import { toChargeRefund } from "./to-charge-refund";

const chargeBody = z.object({
  object: z.literal("charge"),
  id: z.string(),
  refunds: z.object({ data: z.array(z.unknown()) }),
});

type RawAnswer = { readonly lastResponse?: { readonly statusCode: number; readonly requestId: string } };

/**
 * A whole-charge refund is answered with the charge, so success is proven by the refund that stands in it
 * under our request id. Without one the outcome is unknown and the next look finds it.
 */
export function readWholeAnswer(answer: unknown, ourRequestId: string): SendAnswer {
  const { lastResponse } = answer as RawAnswer;
  const httpStatus = lastResponse?.statusCode ?? null;
  const requestId = lastResponse?.requestId ?? null;
  const body = chargeBody.safeParse(answer);
  if (httpStatus !== 200 || !body.success) {
    return { kind: "unclear", httpStatus, requestId, what: "the answer is not a charge" };
  }
  const refunds = body.data.refunds.data.map(toChargeRefund);
  const refund = refunds.find((one) => one?.requestId === ourRequestId);
  if (refund) return { kind: "refund", refund };
  return { kind: "unclear", httpStatus, requestId, what: "the charge does not show the refund yet" };
}
