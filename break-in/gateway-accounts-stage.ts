import {
  audience,
  gatewayAccountsUrl as firstUrl,
  gatewayLiveUrl as liveUrl,
  usAudience,
  gatewayUsUrl as usUrl,
} from "./addresses";
import { makePayment, refundCalls } from "./ask-stage";
import { assertionOf, carrying } from "./assertions";
import type { Answer } from "./exchange";
import { refundFormOf, Visitor } from "./visitor";

export type Fields = Readonly<Record<string, string>>;
/** An account behind the gateway, with the key that makes payments there. */
export type Place = {
  readonly key: string;
  readonly origin: string;
  readonly audience: string;
  readonly stripeKey: string;
};

export const first: Place = { key: "first", origin: firstUrl, audience, stripeKey: "sk_test_tests" };
export const us: Place = { key: "us", origin: usUrl, audience: usAudience, stripeKey: "sk_test_us_tests" };
export const live: Place = { key: "live", origin: liveUrl, audience, stripeKey: "sk_live_tests" };
/** What the gateway sends for this person with a request to a host of this audience. */
export async function saying(name: string, { audience: aud }: Pick<Place, "audience">): Promise<Fields> {
  return carrying(await assertionOf(name, { claims: { aud } }));
}

export function open({ origin }: Place, path: string, headers: Fields): Promise<Answer> {
  return new Visitor(origin).open(path, headers);
}

/** The form of a new payment in this account, filled in by somebody who may send it. */
export async function filledForm(place: Place, opener = "Ana Ferreira") {
  const payment = await makePayment(5000, place.stripeKey);
  const path = `/charges/${payment}`;
  const form = refundFormOf((await open(place, path, await saying(opener, place))).text);
  form.set("amount", "20");
  const post = (headers: Fields) =>
    new Visitor(place.origin).post(path, form, { origin: place.origin, ...headers });
  return { post, path, form, calls: () => refundCalls(payment) };
}
