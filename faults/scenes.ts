import type Stripe from "stripe";
import { testCharge } from "../simulator/stripe/test-charge";
import type { StripeWorldObject } from "../simulator/stripe/world-object";
import { startAdministrator } from "./actors/administrator";
import { startAuthor } from "./actors/author";
import type { Company } from "./actors/company";
import { startLead } from "./actors/lead";
import { startOutsiders } from "./actors/outsiders";
import { startPerson, type Wish } from "./actors/person";
import { startReviewers } from "./actors/reviewers";
import { startSecondThoughts } from "./actors/second-thoughts";
import { withSecondFactor } from "./step-up/with-second-factor";
import type { Random } from "./world/random";
import type { HistoryLimits } from "./world/set-limits";
import type { Weather } from "./world/weather";
import type { WireFault } from "./world/wire-faults";
import type { World } from "./world/world";

/** What there is to refund, and who wants what of it. */
export type Scene = {
  readonly name: string;
  readonly charges: (startMilliseconds: number) => StripeWorldObject[];
  readonly start: (world: World, company: Company) => void;
  /** What one person may refund alone; more takes a second one. Null where nothing limits it. */
  readonly limits: (random: Random, weather: Weather) => HistoryLimits | null;
  /** So long refunds are held back before they are sent, and some are undone in that time; left out for not at all. */
  readonly holdSeconds?: number;
};

const chargeMinor = 5_000;

/** The cards: done at once, pending for two minutes, and back from the bank after two minutes. */
const cards = ["4242", "7726", "5126"] as const;

/** Three payments and up to four people, drawn by chance. */
export const crowd: Scene = {
  name: "crowd",
  charges: (start) => cards.map((last4) => payment(last4, start)),
  start: (world, company) => {
    const people = 2 + world.random.below(3);
    for (let number = 1; number <= people; number += 1) {
      const wishes = Array.from({ length: 1 + world.random.below(2) }, () => drawWish(world));
      startPerson(world, company, `person ${number}`, wishes);
    }
    startOutsiders(world);
    if (world.limits !== null) startDeciding(world, company, people);
    startReviewers(world, company);
  },
  limits: (random, { limitShare, stepUpShare }) => {
    const drawn = random.chance(limitShare) ? random.pick(drawnLimits) : null;
    const takesProof = stepUpShare > 0 && random.chance(stepUpShare);
    return takesProof ? withSecondFactor(drawn, chargeMinor, random) : drawn;
  },
};

const drawnLimits: readonly [HistoryLimits, ...HistoryLimits[]] = [
  { perRefundMinor: chargeMinor * 0.3, perDayMinor: null },
  { perRefundMinor: null, perDayMinor: chargeMinor * 0.5 },
  { perRefundMinor: chargeMinor * 0.3, perDayMinor: chargeMinor * 0.5 },
];

/** Those who agree or not, one of whom asks for refunds as well, and those who are asked something. */
function startDeciding(world: World, company: Company, people: number): void {
  const { random, weather } = world;
  for (let number = 1; number <= people; number += 1) startAuthor(world, company, `person ${number}`);
  startAdministrator(world, ["lead", "person 1", "person 2"]);
  if (!random.chance(weather.decideShare)) return;
  startLead(world, company, "lead");
  startLead(world, company, "person 1");
}

/** The first card most of the time: many people at one payment is what goes wrong. */
function drawWish({ random }: World): Wish {
  const last4 = random.pick(["4242", "4242", "7726", "5126"]);
  return { chargeId: chargeIdOf(last4), chargeMinor };
}

export function chargeIdOf(last4: string): string {
  return `ch_0000${last4}`;
}

export function payment(last4: string, startMilliseconds: number): Stripe.Charge {
  const card = { last4, brand: "visa" } as Stripe.Charge.PaymentMethodDetails.Card;
  return testCharge({
    id: chargeIdOf(last4),
    created: Math.floor(startMilliseconds / 1000) - 86_400,
    amount: chargeMinor,
    amount_captured: chargeMinor,
    payment_method_details: { type: "card", card },
  });
}

/** A scene that is played the same each time, with the trouble that belongs to it. */
export type FixedScene = Scene & { readonly weather: Partial<Weather> };

/** One person each for so many wishes; with two people at the same payment they get into each other's way. */
function fixed(
  name: string,
  last4s: readonly string[],
  weather: Partial<Weather>,
  limits: HistoryLimits | null = null,
): FixedScene {
  return {
    name,
    weather,
    charges: (start) => cards.map((last4) => payment(last4, start)),
    start: (world, company) => {
      last4s.forEach((last4, index) =>
        startPerson(world, company, `person ${index + 1}`, [{ chargeId: chargeIdOf(last4), chargeMinor }]),
      );
      startOutsiders(world);
      if (limits !== null) startDeciding(world, company, last4s.length);
      startReviewers(world, company);
    },
    limits: () => limits,
  };
}

/** Refunds that are held back for a minute; somebody thinks twice about some of them. */
function held(name: string, last4s: readonly string[], weather: Partial<Weather>): FixedScene {
  const plain = fixed(name, last4s, weather);
  return {
    ...plain,
    holdSeconds: 60,
    start: (world, company) => {
      plain.start(world, company);
      last4s.forEach((_, index) => startSecondThoughts(world, company, `person ${index + 1}`));
    },
  };
}

/** The scenes in which the process ends at every point once. */
export const fixedScenes: readonly FixedScene[] = [
  fixed("plain", ["4242"], {}),
  fixed("pending", ["7726"], { impatienceShare: 1 }),
  fixed("lost-answer", ["4242"], sendsMeet("executed_and_lost", "hang_executed")),
  fixed("not-arrived", ["4242"], sendsMeet("refused_connection", "rate_limit_429")),
  fixed("server-error", ["4242"], sendsMeet("error_500_executed", "html_502")),
  fixed("sent-anew", ["4242", "7726"], { ...sendsMeet("error_500"), reviewShare: 1 }),
  fixed("refused", ["4242", "4242"], sendsMeet("refusal_400", "late_execution")),
  fixed("strays", ["4242", "4242"], { strayShare: 1, wire: { share: 0.4, kinds: ["html_502"] } }),
  fixed(
    "approved",
    ["4242", "4242"],
    { ...sendsMeet("executed_and_lost", "refused_connection"), impatienceShare: 0.5 },
    { perRefundMinor: 1, perDayMinor: null },
  ),
  fixed(
    "confirmed",
    ["4242"],
    { impatienceShare: 0.5 },
    { perRefundMinor: null, perDayMinor: null, stepUpAboveMinor: 1 },
  ),
  held("held", ["4242", "4242"], { dashboardShare: 0.5, wire: { share: 0.2, kinds: ["html_502"] } }),
  fixed("crossed", ["4242", "5126"], { dashboardShare: 1, ambushShare: 0.5, bankFailureShare: 1 }),
];

function sendsMeet(...kinds: readonly WireFault[]): Partial<Weather> {
  return { wire: { share: 1, kinds, onlySends: true } };
}
