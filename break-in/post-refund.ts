import { existsSync } from "node:fs";
import { join } from "node:path";
import { tree } from "./addresses";
import { makePayment, refundCalls } from "./ask-stage";
import type { Answer } from "./exchange";
import { refundFormOf, type Visitor } from "./visitor";

type Fields = Readonly<Record<string, string>>;

export type Attempt = {
  readonly answer: Answer;
  /** How many calls reached Stripe that would refund the payment. */
  readonly calls: number;
};

/** How the answer to somebody without a session keeps what was typed: by itself or, without proxy.ts, by the browser. */
export const keepsTyping = existsSync(join(tree, "proxy.ts"))
  ? / name="note" value="typed by hand"/
  : /your browser keeps what\s+you typed/;

/**
 * Opens a new payment as somebody who may refund it, fills the form in, and posts it with other headers; with
 * another visitor's cookies where one is named, and to another path.
 */
export async function postRefund(
  opener: Visitor,
  opening: Fields,
  posting: Fields,
  { poster = opener, path }: { poster?: Visitor; path?: string } = {},
): Promise<Attempt> {
  const payment = await makePayment();
  const page = await opener.open(`/charges/${payment}`, opening);
  const form = refundFormOf(page.text);
  form.set("amount", "20");
  form.set("note", "typed by hand");
  const answer = await poster.post(path ?? `/charges/${payment}`, form, posting);
  return { answer, calls: await refundCalls(payment) };
}
