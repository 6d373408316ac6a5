import type Stripe from "stripe";
import type { Books } from "../checks/end-state";
import type { ListRow } from "./list-row";

type End = {
  readonly rows: readonly ListRow[];
  readonly done: ReadonlyMap<number, string>;
  readonly books: Books;
  readonly refunds: readonly Stripe.Refund[];
};

/** Every row of the list in exactly one request and one refund of its sum, and nothing beside; in one pass each. */
export function listFaults({ rows, done, books, refunds }: End): string[] {
  const ofList = new Set(rows.map(({ chargeId }) => chargeId));
  const ours = refunds.filter(({ charge }) => typeof charge === "string" && ofList.has(charge));
  const requests = grouped(books.requests, ({ attempt_id: attemptId }) => attemptId);
  const moved = grouped(ours, ({ metadata }) => metadata?.request_id ?? "nobody");
  const figures = new Map(books.charges.map((charge) => [charge.charge_id, charge]));
  const faults = rows.flatMap(({ number, attemptId, chargeId, amountMinor }) => {
    const [request, ...more] = requests.get(attemptId) ?? [];
    if (request === undefined) return [`row ${number} has no request`];
    if (more.length > 0) return [`row ${number} has ${more.length + 1} requests`];
    const [refund, ...others] = moved.get(request.id) ?? [];
    const isRight = refund?.amount === amountMinor && refund.charge === chargeId && others.length === 0;
    const charge = figures.get(chargeId);
    const isBooked = charge?.posted_minor === String(amountMinor) && charge.reserved_minor === "0";
    return [
      ...(isRight ? [] : [`row ${number} has ${others.length + (refund ? 1 : 0)} refunds, or another one`]),
      ...(request.state === "succeeded" ? [] : [`row ${number} is ${request.state} in the end`]),
      ...(isBooked ? [] : [`row ${number}: the figures of its payment are off`]),
      ...(done.get(number) === request.id
        ? []
        : [`row ${number} was told to be ${done.get(number) ?? "nothing"}`]),
    ];
  });
  const tooMany = books.requests.length - rows.length;
  return [...faults, ...(tooMany > 0 ? [`${tooMany} requests came of no row`] : [])];
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
