import type { Operator } from "@/lib/core/operator";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { findStepUp } from "@/lib/server/database/step-up-rows";
import { stepUpProof } from "@/lib/server/identity/step-up-proof";
import { writeStepUpProof } from "@/lib/server/identity/write-step-up-proof";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import type { Company } from "../actors/company";
import { hasRightClocks } from "../world/weather";
import type { World } from "../world/world";

const second = 1_000;
const minute = 60 * second;
const stepUp = { claim: "acr", values: ["two-factor"] } as const;

/** How somebody answers a form that asks for a second factor; most do as they are told. */
const ways = [
  "fresh",
  "fresh",
  "fresh",
  "used late",
  "given late",
  "for another amount",
  "used twice",
  "without a second factor",
  "by an old sign-in",
  "by somebody else",
] as const;
type Way = (typeof ways)[number];

type Asking = {
  readonly world: World;
  readonly company: Company;
  readonly operator: Operator;
  readonly request: RefundRequest;
  readonly draftId: string;
};

/** Goes to the provider for a second factor, in one of many ways, and gives the form that is sent afterwards. */
export async function answerStepUp(asking: Asking): Promise<RefundRequest> {
  const { world, request } = asking;
  const { random, scheduler, tally } = world;
  const way = random.pick(ways);
  tally.add("second factor", way);
  const askedAt = world.time.nowMilliseconds;
  const [least, most] = way === "given late" ? [11 * minute, 30 * minute] : [5 * second, 4 * minute];
  await scheduler.sleep("finds the second factor", random.between(least, most));
  await prove(asking, way, askedAt);
  if (way === "used late") await scheduler.sleep("was called away", random.between(6 * minute, 40 * minute));
  if (way === "used twice") sendAgainAsNew(asking);
  return way === "for another amount" ? withOtherAmount(asking) : request;
}

/** The provider's answer comes back to the console, whatever it is worth. */
async function prove(
  { world, company, operator, draftId }: Asking,
  way: Way,
  askedAt: number,
): Promise<void> {
  const now = world.time.nowMilliseconds;
  const { issuer, subject } = operator;
  const signedInAt = way === "by an old sign-in" ? askedAt - 20 * minute : now;
  const claims = {
    auth_time: Math.floor(signedInAt / second),
    acr: way === "without a second factor" ? "password" : "two-factor",
  };
  const identity = { issuer, subject: way === "by somebody else" ? `${subject}'s neighbour` : subject };
  if (isWorth(way, world)) world.givenProofs.set(draftId, { person: subject, atMilliseconds: now });
  await company.askAny(`second factor of ${operator.name}`, async (hands) => {
    const row = await findStepUp(hands.database, draftId);
    if (row === null) return;
    const facts = { stepUp, person: row, askedAtSeconds: Math.floor(askedAt / second) };
    const at = hands.clock.now();
    await writeStepUpProof(hands.database, row, stepUpProof(claims, identity, facts, at), operator, at);
  });
}

/** A server whose clock is wrong cannot tell an old sign-in from a new one. */
function isWorth(way: Way, { weather }: World): boolean {
  if (way === "by an old sign-in") return !hasRightClocks(weather);
  return way !== "without a second factor" && way !== "by somebody else";
}

/** Somebody else's script sends the very same content once more, as a form of its own. */
function sendAgainAsNew({ world, company, operator, request }: Asking): void {
  const attemptId = world.random.hex(32);
  world.forms.add(attemptId);
  world.scheduler.start({ name: `${operator.name} once more`, process: null }, async () => {
    await world.scheduler.sleep("sends it once more", world.random.between(0, 2 * minute));
    await company.askAny(`another form of ${operator.name}`, (hands) =>
      requestRefundWith(hands, operator, { ...request, attemptId }),
    );
  });
}

/** One cent more, or less, than what was confirmed. */
function withOtherAmount({ world, request }: Asking): RefundRequest {
  const { amount, seenLeft } = request;
  const confirmed = amount.kind === "part" ? amount.money : seenLeft;
  const step = world.random.chance(0.5) ? 1n : -1n;
  return {
    ...request,
    amount: { kind: "part", money: { ...confirmed, amountMinor: confirmed.amountMinor + step } },
  };
}
