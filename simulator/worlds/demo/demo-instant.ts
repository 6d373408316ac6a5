/** The moment that the demo world was frozen at; everything in it lies before. */
export const DEMO_INSTANT = new Date("2026-11-20T09:00:00Z");

/** Seconds since 1970, as Stripe writes instants. */
export function secondsAt(hoursAgo: number): number {
  return DEMO_INSTANT.getTime() / 1000 - hoursAgo * 3600;
}
