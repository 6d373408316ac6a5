import type { Stripe } from "stripe";
import { receiveStripeEventWith } from "@/lib/server/workflows/receive-stripe-event";
import { signWebhook } from "../../simulator/stripe/webhooks/sign-webhook";
import type { World } from "../world/world";
import type { Company } from "./company";

const hour = 3_600_000;
const secret = "whsec_faults";
const triesMax = 12;

/** Carries Stripe's webhooks: some never, some twice, most late, and again while they are not accepted. */
export function carryWebhook(world: World, company: Company, event: Stripe.Event): void {
  const { random, weather } = world;
  if (random.chance(weather.webhooks.lostShare)) return world.tally.add("webhook", "lost");
  const copies = random.chance(weather.webhooks.twiceShare) ? 2 : 1;
  if (copies === 2) world.tally.add("webhook", "delivered twice");
  for (let copy = 0; copy < copies; copy += 1) {
    world.scheduler.start({ name: `webhook ${event.id} ${copy}`, process: null }, () =>
      deliver(world, company, JSON.stringify(event)),
    );
  }
}

async function deliver(world: World, company: Company, body: string): Promise<void> {
  const { scheduler, random, time } = world;
  await scheduler.sleep("on its way", random.between(0, world.weather.webhooks.lateMilliseconds));
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const process = company.anyProcess();
    const signature = signWebhook(body, secret, Math.floor(time.nowMilliseconds / 1000));
    const hands = process && company.handsIn(process);
    const asked =
      process && hands
        ? await company.ask(process, "webhook", () =>
            receiveStripeEventWith(hands, { body, signature }, [secret]),
          )
        : null;
    if (asked?.kind === "answered" && asked.answer.kind !== "refused") return;
    world.tally.add("webhook", "not accepted");
    await scheduler.sleep("comes again", random.between(0.2, 1) * tries * hour);
  }
}
