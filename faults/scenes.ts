import type Stripe from "stripe";
import { testCharge } from "../simulator/stripe/test-charge";
import type { StripeWorldObject } from "../simulator/stripe/world-object";
import type { Company } from "./actors/company";
import { startLead } from "./actors/lead";
import { startOutsiders } from "./actors/outsiders";
import { startPerson, type Wish } from "./actors/person";
import { startReviewers } from "./actors/reviewers";
import type { Random } from "./world/random";
import type { Weather } from "./world/weather";
import type { World } from "./world/world";

/** What there is to refund, and who wants what of it. */
export type Scene = {
  readonly name: string;
  readonly charges: (startMilliseconds: number) => StripeWorldObject[];
  readonly start: (world: World, company: Company) => void;
  /** What one person may refund at once, in minor units; more takes a second one. Null for what is there at first. */
  readonly limitMinor: (random: Random) => number | null;
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
    startLead(world, company);
    startReviewers(world, company);
  },
  limitMinor: (random) => (random.chance(0.3) ? Math.round(chargeMinor * 0.3) : null),
};

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
  limitMinor: number | null = null,
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
      if (limitMinor !== null) startLead(world, company);
      startReviewers(world, company);
    },
    limitMinor: () => limitMinor,
  };
}

/** The scenes in which the process ends at every point once. */
export const fixedScenes: readonly FixedScene[] = [
  fixed("plain", ["4242"], {}),
  fixed("pending", ["7726"], { impatienceShare: 1 }),
  fixed("lost-answer", ["4242"], { wire: { share: 0.4, kinds: ["executed_and_lost", "hang_executed"] } }),
  fixed("not-arrived", ["4242"], { wire: { share: 0.4, kinds: ["refused_connection", "rate_limit_429"] } }),
  fixed("server-error", ["4242"], { wire: { share: 0.4, kinds: ["error_500", "html_502"] } }),
  fixed("refused", ["4242", "4242"], { wire: { share: 0.4, kinds: ["refusal_400", "late_execution"] } }),
  fixed("strays", ["4242", "4242"], { strayShare: 1, wire: { share: 0.4, kinds: ["html_502"] } }),
  fixed("approved", ["4242", "4242"], { dashboardShare: 0.5, wire: { share: 0.2, kinds: ["html_502"] } }, 1),
  fixed("crossed", ["4242", "5126"], { dashboardShare: 1, ambushShare: 0.5, bankFailureShare: 1 }),
];
