import type { Stripe } from "stripe";
import type { World } from "../world/world";

const second = 1_000;
const hour = 3_600_000;

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
  once("dispute", weather.disputeShare, async () => {
    if (world.stripeSide.dispute(random)) tally.add("outside", "payment disputed");
  });
  for (const number of [1, 2, 3]) {
    once(`bank ${number}`, weather.bankFailureShare, async () => {
      if (world.stripeSide.failAtBank(random)) tally.add("outside", "refund failed at the bank");
    });
  }
}

/** Sends a pending refund on a detour: it waits for the customer, and goes on or ends hours later. */
export function leadAstray(world: World, event: Stripe.Event): void {
  const { scheduler, random, weather, stripeSide, tally } = world;
  if (event.type !== "refund.created" || event.data.object.status !== "pending") return;
  if (!random.chance(weather.detourShare)) return;
  const { id } = event.data.object;
  scheduler.start({ name: `detour of ${id}`, process: null }, async () => {
    await scheduler.sleep("at the bank", random.between(second, 100 * second));
    if (!stripeSide.move(id, "requires_action")) return;
    tally.add("outside", "refund waits for the customer");
    await scheduler.sleep("at the customer", random.between(second, 20 * hour));
    const end = random.pick<"pending" | "succeeded" | "failed" | "canceled">([
      "pending",
      "succeeded",
      "failed",
      "canceled",
    ]);
    tally.add("outside", `refund then ${end}`);
    if (end === "canceled") await stripeSide.cancelOutside(id);
    else stripeSide.move(id, end);
  });
}
