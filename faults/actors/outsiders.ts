import type { World } from "../world/world";

/** Refunds made in the Dashboard, and banks that send money back later. */
export function startOutsiders(world: World): void {
  const { scheduler, random, weather, tally } = world;
  const once = (name: string, share: number, act: () => Promise<void>) => {
    if (!random.chance(share)) return;
    scheduler.start({ name, process: null }, async () => {
      await scheduler.sleep("later", random.between(0, weather.troubleMilliseconds));
      await act();
    });
  };
  for (const number of [1, 2]) {
    once(`dashboard ${number}`, weather.dashboardShare, async () => {
      tally.add("outside", "refund in the Dashboard");
      await world.stripeSide.refundOutside(random);
    });
  }
  for (const kind of ["lost", "copied"] as const) {
    once(`stray ${kind}`, weather.strayShare, async () => {
      const refundId = await world.stripeSide.refundStray(random, kind);
      if (refundId === null) return;
      world.strays.set(refundId, kind);
      tally.add("outside", `refund under a ${kind} number`);
    });
  }
  for (const number of [1, 2, 3]) {
    once(`bank ${number}`, weather.bankFailureShare, async () => {
      if (world.stripeSide.failAtBank(random)) tally.add("outside", "refund failed at the bank");
    });
  }
}
