import { Random } from "../world/random";
import { answerFaults } from "./answer-faults";
import { FormPool } from "./form-pool";
import { cookieOf, type HostileStage } from "./hostile-stage";
import type { ServerAction } from "./list-actions";
import { mutatedEvent } from "./mutated-event";
import { type HostileRequest, mutatedForm } from "./mutated-form";
import type { RawAnswer } from "./send-raw";

const atOnce = 6;

export type BodiesReport = {
  readonly sent: number;
  /** How often each status came. */
  readonly statuses: ReadonlyMap<number, number>;
  /** How many were valid in the end, and did what they asked for. */
  readonly made: number;
  readonly faults: readonly string[];
};

/** Bodies with numbers from `from` on; the same seed and number are the same mutation of a form as it is shown. */
export type BodiesPlan = {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  /** Prints each body with its answer. */
  readonly isTold: boolean;
};

/** How bodies of one kind are made, and what their answers must not be. */
type Sending = {
  readonly name: string;
  readonly make: (random: Random, number: number) => Promise<HostileRequest>;
  readonly judge: (answer: RawAnswer, request: HostileRequest) => string[];
};

export async function playActionBodies(
  open: HostileStage,
  action: ServerAction,
  plan: BodiesPlan,
): Promise<BodiesReport> {
  const pool = new FormPool(open, action);
  const make = async (random: Random) => {
    const { visitor, form } = await pool.take(random);
    const request = await mutatedForm(action, form, random);
    const cookie = random.chance(0.03) ? "refunds=broken" : cookieOf(visitor);
    return { ...request, headers: { cookie, origin: open.stage.appUrl, ...request.headers } };
  };
  return play(open, plan, { name: action.name, make, judge: () => [] });
}

export async function playEventBodies(open: HostileStage, plan: BodiesPlan): Promise<BodiesReport> {
  const [first = ""] = open.charges;
  const make = async (random: Random, number: number) => {
    const chargeId = open.charges[random.below(open.charges.length)] ?? first;
    return mutatedEvent(chargeId, open.secret, number, random);
  };
  return play(open, plan, { name: "webhook", make, judge: judgeEvent });
}

function judgeEvent({ status }: RawAnswer, request: HostileRequest): string[] {
  const isLetIn = status === 200;
  const isSigned = "isSigned" in request && request.isSigned === true;
  return [
    ...(isLetIn && !isSigned ? ["was let in without a signature"] : []),
    ...(status >= 500 ? [`was answered with ${status}`] : []),
  ];
}

async function play(
  open: HostileStage,
  plan: BodiesPlan,
  { name, make, judge }: Sending,
): Promise<BodiesReport> {
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let made = 0;
  let next = plan.from;
  const sendOne = async (number: number): Promise<void> => {
    const random = new Random(hashOf(`${plan.seed} ${name} ${number}`));
    const request = await make(random, number);
    const answer = await open.sender
      .send({ method: "POST", path: request.path, headers: request.headers, body: request.body })
      .catch((error: unknown) => String(error));
    if (plan.isTold) tell(request, answer);
    const found = typeof answer === "string" ? [`no answer: ${answer}`] : judge(answer, request);
    if (typeof answer !== "string") {
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.body.includes('"kind":"made"')) made += 1;
      found.push(...answerFaults(answer, open.stage));
    }
    faults.push(...found.map((fault) => `${name}:${number} (${request.how}) ${fault}`));
  };
  const sendNext = async () => {
    while (next < plan.from + plan.count) {
      next += 1;
      await sendOne(next - 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendNext));
  return { sent: plan.count, statuses, made, faults };
}

function tell({ path, headers, body, how }: HostileRequest, answer: RawAnswer | string): void {
  console.log(`POST ${path}: ${how}`);
  console.log(headers);
  console.log(JSON.stringify(body.toString("latin1").slice(0, 4_000)));
  console.log(typeof answer === "string" ? answer : `${answer.status} ${answer.body.slice(0, 4_000)}`);
}

/** A number from a text, the same every time (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
