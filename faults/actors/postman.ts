import type { Stripe } from "stripe";
import { receiveStripeEventWith } from "@/lib/server/workflows/receive-stripe-event";
import { signWebhook } from "../../simulator/stripe/webhooks/sign-webhook";
import { strangeMark } from "../world/strange-mark";
import type { World } from "../world/world";
import type { Company } from "./company";

const hour = 3_600_000;
const secret = "whsec_faults";
const triesMax = 12;

const strangers = ["other mode", "other type", "wrong signature"] as const;
type Stranger = (typeof strangers)[number];

/** Carries Stripe's webhooks: some never, some twice, most late, and again while they are not accepted. */
export function carryWebhook(world: World, company: Company, event: Stripe.Event): void {
  const { random, weather } = world;
  if (random.chance(weather.webhooks.strangeShare)) carryStrange(world, company, event);
  if (random.chance(weather.webhooks.strangeShare)) carryAstray(world, company, event);
  if (random.chance(weather.webhooks.lostShare)) return world.tally.add("webhook", "lost");
  const copies = random.chance(weather.webhooks.twiceShare) ? 2 : 1;
  if (copies === 2) world.tally.add("webhook", "delivered twice");
  for (let copy = 0; copy < copies; copy += 1) {
    world.scheduler.start({ name: `webhook ${event.id} ${copy}`, process: null }, () =>
      deliver(world, company, JSON.stringify(event)),
    );
  }
}

/** What anybody can send to the address, or Stripe itself, although it is none of ours: once, as nobody waits for it. */
function carryStrange(world: World, company: Company, event: Stripe.Event): void {
  const kind = world.random.pick(strangers);
  world.tally.add("webhook", kind);
  const body = JSON.stringify({ ...event, id: `${strangeMark}${world.random.hex(16)}`, ...changes[kind] });
  world.scheduler.start({ name: `strange webhook ${kind}`, process: null }, async () => {
    await world.scheduler.sleep(
      "on its way",
      world.random.between(0, world.weather.webhooks.lateMilliseconds),
    );
    await ring(world, company, body, kind === "wrong signature" ? "whsec_of_somebody_else" : secret);
  });
}

/**
 * An event about a refund of ours under the name of an account that its charge is not on: it may change nothing. Only
 * where no backup is put back: of a charge that our books have forgotten they cannot know where it is.
 */
function carryAstray(world: World, company: Company, event: Stripe.Event): void {
  const { object } = event.data;
  const isOurs = object.object === "refund" && object.metadata?.content_sha256 !== undefined;
  if (!isOurs || world.weather.restoreShare > 0) return;
  world.tally.add("webhook", "names another account");
  const account = event.account === undefined ? "acct_0000Seller" : undefined;
  const body = JSON.stringify({ ...event, id: `evt_astray${world.random.hex(16)}`, account });
  world.scheduler.start({ name: "webhook of another account", process: null }, () =>
    deliver(world, company, body),
  );
}

const changes: Readonly<Record<Stranger, object>> = {
  "other mode": { livemode: true },
  "other type": { type: "customer.created" },
  "wrong signature": {},
};

/** Brings one delivery to a server that is up; whether it was taken. */
async function ring(world: World, company: Company, body: string, signedWith: string): Promise<boolean> {
  const process = company.anyProcess();
  if (process === null) return false;
  const signature = signWebhook(body, signedWith, Math.floor(world.time.nowMilliseconds / 1000));
  const hands = company.handsIn(process);
  const asked = await company.ask(process, "webhook", () =>
    receiveStripeEventWith(hands, { body, signature }, [secret]),
  );
  return asked.kind === "answered" && asked.answer.kind !== "refused";
}

async function deliver(world: World, company: Company, body: string): Promise<void> {
  const { scheduler, random } = world;
  await scheduler.sleep("on its way", random.between(0, world.weather.webhooks.lateMilliseconds));
  for (let tries = 1; tries <= triesMax; tries += 1) {
    if (await ring(world, company, body, secret)) return;
    world.tally.add("webhook", "not accepted");
    await scheduler.sleep("comes again", random.between(0.2, 1) * tries * hour);
  }
}
