import { listenAtPoints, type Point } from "@/lib/server/point";
import { startApprovalAmbush } from "./actors/administrator";
import { Company } from "./actors/company";
import { startOperations } from "./actors/operations";
import { leadAstray } from "./actors/outsiders";
import { carryWebhook } from "./actors/postman";
import { afterLoss, straysAfterLoss } from "./checks/after-loss";
import { type EndState, readBooks } from "./checks/end-state";
import { Lag } from "./checks/lag";
import { type History, historyOf, startMilliseconds } from "./history";
import type { Scene } from "./scenes";
import { Breakdowns } from "./world/breakdowns";
import { DatabaseGate } from "./world/database-gate";
import { Dues } from "./world/dues";
import { hearTheLog } from "./world/hear-the-log";
import type { MemoryDatabase } from "./world/memory-database";
import { isOurDoing } from "./world/process";
import { Random } from "./world/random";
import { Scheduler } from "./world/scheduler";
import { setLimits } from "./world/set-limits";
import { StripeSide } from "./world/stripe-side";
import type { Tally } from "./world/tally";
import { VirtualTime } from "./world/virtual-time";
import { hasRightClocks, type Weather } from "./world/weather";
import { Wire } from "./world/wire";
import type { World } from "./world/world";

const quietMilliseconds = 33 * 3_600_000;

/** For 25 hours after a send Stripe may still carry it out; then the next look ends the watching. */
const watchMilliseconds = 26 * 3_600_000;

/** One history: its seed, what goes on in it, and for some where its process ends. */
export type Plan = {
  readonly seed: number;
  readonly scene: Scene;
  readonly weather: Weather;
  readonly crashAtPassing: number | null;
  /** Hears every step and every row of the audit log; null for silence. */
  readonly tell: ((line: string) => void) | null;
};

/** Plays one history to its end, lets 33 quiet hours pass, and checks what is left. */
export async function playHistory(memory: MemoryDatabase, plan: Plan, tally: Tally): Promise<History> {
  memory.empty();
  const time = new VirtualTime(startMilliseconds);
  const random = new Random(plan.seed);
  const giveBack = time.rule(new Random(~plan.seed));
  try {
    return await playIn(memory, plan, tally, time, random);
  } finally {
    listenAtPoints(undefined);
    giveBack();
  }
}

async function playIn(
  memory: MemoryDatabase,
  plan: Plan,
  tally: Tally,
  time: VirtualTime,
  random: Random,
): Promise<History> {
  const scheduler = new Scheduler(time, random, plan.tell);
  const { weather, scene } = plan;
  const limits = scene.limits(random, weather);
  const { holdSeconds = 0 } = scene;
  if (limits !== null || holdSeconds > 0) setLimits(memory.engine, limits, holdSeconds);
  const gate = new DatabaseGate(memory.engine, scheduler, random, weather, tally);
  const charges = scene.charges(startMilliseconds);
  const stripeSide: StripeSide = new StripeSide(time, random, weather.lateEffectHours, charges, (event) =>
    world.hearOfStripe(event),
  );
  const wire = new Wire(scheduler, random, weather, tally, stripeSide);
  const errors: string[] = [];
  const world: World = {
    random,
    time,
    scheduler,
    weather,
    tally,
    stripeSide,
    wire,
    gate,
    database: gate.open(),
    stripe: wire.open(),
    dues: new Dues(memory.engine, gate, time),
    forms: new Set(),
    acknowledged: new Set(),
    limits,
    givenProofs: new Map(),
    shown: new Set(),
    retired: new Set(),
    strays: new Map(),
    restored: null,
    quietSince: null,
    stripeChangedAt: startMilliseconds,
    lag: new Lag(),
    hearOfStripe: (event) => {
      world.stripeChangedAt = time.nowMilliseconds;
      if (world.quietSince !== null && weather.webhooks.lostShare === 1)
        world.lag.begin(time.nowMilliseconds);
      carryWebhook(world, company, event);
      leadAstray(world, event);
    },
    noteError: (error, where) => {
      if (!isOurDoing(error)) errors.push(`${where}: ${reasonOf(error)}`);
    },
  };
  const company = new Company(world);
  const breakdowns = new Breakdowns(
    scheduler,
    random,
    weather,
    tally,
    (process) => company.end(process),
    plan.crashAtPassing,
  );
  listenAtPoints((point: Point) => {
    if (point === "approve:approved") startApprovalAmbush(world, ["lead", "person 1"]);
    return breakdowns.pass(point, gate);
  });
  hearTheLog(world);
  company.open();
  scene.start(world, company);
  startOperations(world, company, memory);
  await playUntil(world, startMilliseconds + weather.troubleMilliseconds, () => undefined);
  endTroubles(world, company, breakdowns);
  const frozenUntil = company.hosts.map((host) => host.frozenUntil);
  world.quietSince = time.nowMilliseconds;
  if (weather.webhooks.lostShare === 1)
    world.lag.begin(Math.max(Math.min(...frozenUntil), time.nowMilliseconds));
  const quietUntil = Math.max(...frozenUntil, time.nowMilliseconds) + quietMilliseconds;
  await playUntil(world, quietUntil, measureLag(memory, world));
  const passings = breakdowns.passings;
  await company.close();
  const end: EndState = {
    ...readBooks(memory.engine),
    refunds: stripeSide.refunds(),
    stripeCharges: stripeSide.charges(),
    sent: wire.sent,
    forms: world.forms,
    acknowledged: world.acknowledged,
    strays: world.strays,
    limits,
    givenProofs: world.givenProofs,
    shown: world.shown,
    watchedSince: quietUntil - watchMilliseconds,
    // What was stamped by a wrong clock, or came back with a backup, says little of when things were.
    trustedUntil: hasRightClocks(weather) && world.restored === null ? time.nowMilliseconds : null,
    errors: [...errors, ...scheduler.unexpected],
  };
  for (const { body } of plan.tell ? end.audit : []) plan.tell?.(body);
  return historyOf(afterLoss(end, world), world, passings);
}

async function playUntil(world: World, untilMilliseconds: number, lookAround: () => void): Promise<void> {
  const isOver = () => world.time.nowMilliseconds >= untilMilliseconds;
  await world.scheduler.play(isOver, () => {
    world.dues.refresh();
    lookAround();
  });
}

/** While every webhook is lost and nothing else is wrong, the books may not stay behind Stripe for long. */
function measureLag({ engine }: MemoryDatabase, world: World): () => void {
  const { weather, lag, gate, time, stripeSide } = world;
  if (weather.webhooks.lostShare < 1) return () => undefined;
  const read = () => {
    const books = { ...readBooks(engine), refunds: stripeSide.refunds() };
    return { ...books, strays: straysAfterLoss({ ...books, strays: world.strays }, world) };
  };
  return () => {
    if (gate.isFree) lag.look(time.nowMilliseconds, gate.writes, read);
  };
}

/** From here on nothing goes wrong any more; what has gone wrong must heal by itself. */
function endTroubles(world: World, company: Company, breakdowns: Breakdowns): void {
  world.wire.isTroubled = false;
  world.gate.isTroubled = false;
  breakdowns.isOver = true;
  company.setClocksRight();
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
