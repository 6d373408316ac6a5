import type { Order, OrderLine } from "./order";

type LineText = Omit<OrderLine, "grossMinor" | "taxMinor"> & {
  readonly grossMinor: string;
  readonly taxMinor: string;
};

/** An order as a page's script gets it: JSON holds no bigint, so sums are decimal texts of minor units. */
export type OrderText = Omit<Order, "lines" | "shipping"> & {
  readonly lines: readonly LineText[];
  readonly shipping: LineText | null;
};

export type OrderAnswer =
  | { readonly kind: "found"; readonly order: OrderText }
  | { readonly kind: "none" }
  | { readonly kind: "trouble"; readonly sentence: string };

export function toOrderText({ lines, shipping, ...order }: Order): OrderText {
  return { ...order, lines: lines.map(toText), shipping: shipping === null ? null : toText(shipping) };
}

export function fromOrderText({ lines, shipping, ...order }: OrderText): Order {
  return { ...order, lines: lines.map(fromText), shipping: shipping === null ? null : fromText(shipping) };
}

function toText(line: OrderLine): LineText {
  return { ...line, grossMinor: line.grossMinor.toString(), taxMinor: line.taxMinor.toString() };
}

function fromText(line: LineText): OrderLine {
  return { ...line, grossMinor: BigInt(line.grossMinor), taxMinor: BigInt(line.taxMinor) };
}
