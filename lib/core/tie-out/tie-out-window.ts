/** Refunds that Stripe made in [from, to) are compared. */
export type TieOutWindow = { readonly from: Date; readonly to: Date };

const dayMilliseconds = 86_400_000;

/** A refund may still fail about 30 days after it was made, and then all three must follow. */
export const usualDays = 35;

/** The last whole days before the one that `now` falls into, in UTC. */
export function lastDays(days: number, now: Date): TieOutWindow {
  const to = startOfDay(now);
  return { from: new Date(to.getTime() - days * dayMilliseconds), to };
}

/** The whole days in which all of these instants lie; null for none. */
export function daysAround(instants: readonly Date[]): TieOutWindow | null {
  const times = instants.map((instant) => startOfDay(instant).getTime());
  if (times.length === 0) return null;
  return { from: new Date(Math.min(...times)), to: new Date(Math.max(...times) + dayMilliseconds) };
}

export function covers(outer: TieOutWindow, inner: TieOutWindow): boolean {
  return outer.from.getTime() <= inner.from.getTime() && inner.to.getTime() <= outer.to.getTime();
}

export function isWithin({ from, to }: TieOutWindow, instant: Date): boolean {
  return from.getTime() <= instant.getTime() && instant.getTime() < to.getTime();
}

/** A day as `2026-11-22`, its first instant in UTC; null for anything else. */
export function readDay(text: string): Date | null {
  const day = new Date(`${text}T00:00:00.000Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
  return isDay ? day : null;
}

export function nextDay(day: Date): Date {
  return new Date(day.getTime() + dayMilliseconds);
}

export function startOfDay(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / dayMilliseconds) * dayMilliseconds);
}
