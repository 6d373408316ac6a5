import type { ChargePlace } from "@/lib/core/charge/connected-account";
import { type Money, money } from "@/lib/core/money/money";
import type { Operator } from "@/lib/core/operator";
import { earlierId } from "@/lib/core/refund/earlier-refund";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { type RequestOutcome, requestRefundWith } from "@/lib/server/workflows/request-refund";
import { answerStepUp } from "../step-up/answer-step-up";
import type { World } from "../world/world";
import type { Asked, Company } from "./company";
import { operatorNamed } from "./operator-named";

const minute = 60_000;
const triesMax = 6;

export type Wish = ChargePlace & { readonly chargeMinor: number };

/** A wish on its way: however many forms it takes, it is for one ticket. */
type Seeking = Wish & { readonly ticket: string };

/** Somebody who refunds: types an amount, sends the form, perhaps twice, and sends it again after an error page. */
export function startPerson(world: World, company: Company, name: string, wishes: readonly Wish[]): void {
  const operator = operatorNamed(name, world);
  const { scheduler, random, weather } = world;
  const seekings = wishes.map((wish, index): Seeking => ({ ...wish, ticket: `TCK-${index + 1}` }));
  const think = () => scheduler.sleep("thinks", random.between(0, weather.troubleMilliseconds / 3));
  const seek = (seeking: Seeking) => seekRefund(world, company, operator, seeking);
  // Some have a window open for each wish, and send them in the same moment.
  const isInWindows = random.chance(weather.impatienceShare / 2);
  scheduler.start({ name, process: null }, async () => {
    for (const seeking of seekings) {
      if (!isInWindows || seeking === seekings[0]) await think();
      if (!isInWindows) await seek(seeking);
      else scheduler.start({ name: `${name}, ${seeking.ticket}`, process: null }, () => seek(seeking));
    }
  });
}

async function seekRefund(world: World, company: Company, operator: Operator, wish: Seeking): Promise<void> {
  const { random } = world;
  let seenLeft = money(BigInt(wish.chargeMinor), "usd");
  let request = newRequest(world, wish, seenLeft);
  for (let tries = 0; tries < triesMax && !world.retired.has(operator.subject); tries += 1) {
    const outcome = await submit(world, company, operator, request);
    if (outcome?.kind === "made" && !mayTryOnce(world, outcome)) return;
    const change = outcome?.kind === "refused" ? outcome.refusal : null;
    if (change?.kind === "looks_repeated") {
      // Half of them see that it is done already, the others have a reason.
      if (random.chance(0.5)) return;
      world.tally.add("people", "said why again");
      request = { ...request, repeat: { note: "It broke once more", of: change.earlier.map(earlierId) } };
      continue;
    }
    if (change?.kind === "step_up_needed") {
      const { draftId } = change;
      request = await answerStepUp({ world, company, operator, request, draftId });
      continue;
    }
    if (change !== null && change.kind !== "charge_changed" && change.kind !== "stripe_trouble") return;
    if (change?.kind === "charge_changed") seenLeft = change.left;
    // A new page is a new form; after an error page the same form is sent again, unless patience is out.
    if (outcome !== null || random.chance(world.weather.impatienceShare)) {
      // A refused form keeps what was typed into it.
      request = { ...newRequest(world, wish, seenLeft), repeat: change === null ? null : request.repeat };
    }
    await world.scheduler.sleep("tries again", random.between(1_000, 10 * minute));
  }
}

/** After "failed" some people try once more, with a new form. */
function mayTryOnce({ random, weather }: World, outcome: Extract<RequestOutcome, { kind: "made" }>): boolean {
  return outcome.refund.state === "failed" && random.chance(weather.impatienceShare);
}

/** Sends a form once or twice; null when nothing but an error page came of it. */
async function submit(
  world: World,
  company: Company,
  operator: Operator,
  request: RefundRequest,
): Promise<RequestOutcome | null> {
  const isDouble = world.random.chance(world.weather.impatienceShare / 2);
  if (isDouble) {
    world.tally.add("people", "sent a form twice");
    world.scheduler.start({ name: `${operator.name} again`, process: null }, async () => {
      await askOnce(company, operator, request);
    });
  }
  const asked = await askOnce(company, operator, request);
  if (asked.kind === "broken") return null;
  if (asked.answer.kind === "made") world.acknowledged.add(asked.answer.refund.id);
  return asked.answer;
}

async function askOnce(
  company: Company,
  operator: Operator,
  request: RefundRequest,
): Promise<Asked<RequestOutcome>> {
  const process = company.anyProcess();
  if (process === null) return { kind: "broken" };
  const hands = company.handsIn(process);
  return company.ask(process, `form of ${operator.name}`, () => requestRefundWith(hands, operator, request));
}

function newRequest({ random, forms }: World, { ticket, ...wish }: Seeking, seenLeft: Money): RefundRequest {
  const left = Number(seenLeft.amountMinor);
  const isWhole = random.chance(0.25);
  const part = money(BigInt(1 + random.below(Math.max(1, Math.round(left * 0.7)))), seenLeft.currency);
  const attemptId = random.hex(32);
  forms.add(attemptId);
  const { chargeId, connectedAccount } = wish;
  return {
    chargeId,
    connectedAccount,
    attemptId,
    amount: isWhole ? { kind: "whole" } : { kind: "part", money: part },
    seenLeft,
    reason: "requested_by_customer",
    ticket,
    note: "",
    metadata: {},
    instructionsEmail: null,
    reverseTransfer: false,
    refundApplicationFee: false,
    byPaymentIntent: false,
    repeat: null,
    calculation: null,
  };
}
