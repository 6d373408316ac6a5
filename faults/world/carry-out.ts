import { Stripe } from "stripe";
import type { Answer } from "../../simulator/stripe/http/idempotency";
import type { Parcel } from "./parcel";
import type { Random } from "./random";
import type { Scheduler } from "./scheduler";
import type { StripeSide } from "./stripe-side";

/** Lets the fault strike and brings back what the client sees. @throws Error for a connection that breaks. */
export async function carryOut(
  scheduler: Scheduler,
  random: Random,
  stripe: StripeSide,
  parcel: Parcel,
): Promise<Answer & { readonly isCut: boolean }> {
  switch (parcel.fault) {
    case "refused_connection":
      throw networkError("ECONNREFUSED");
    case "refusal_400":
      return { ...stripe.refusal(400, "charge_not_refundable"), isCut: false };
    case "refusal_402":
      return { ...stripe.refusal(402, "insufficient_funds"), isCut: false };
    case "hang":
      return timeOut(scheduler, parcel);
    case "hang_executed":
      await stripe.execute({ ...parcel, fault: null });
      return timeOut(scheduler, parcel);
    default: {
      const delivery = await stripe.execute(parcel);
      if (delivery.kind === "answer") return { ...delivery.answer, isCut: false };
      if (delivery.kind === "half_answer") return { ...delivery.answer, isCut: true };
      // The SDK repeats a reset connection once by itself, and another end of it not at all.
      throw networkError(random.pick(["ECONNRESET", "ENOTFOUND"]));
    }
  }
}

async function timeOut(scheduler: Scheduler, { timeoutMilliseconds }: Parcel): Promise<never> {
  await scheduler.sleep("no answer", timeoutMilliseconds);
  throw Stripe.HttpClient.makeTimeoutError();
}

function networkError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
