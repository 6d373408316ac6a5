import { approvalFaults } from "./checks/approval-faults";
import { auditFaults } from "./checks/audit-faults";
import type { EndState } from "./checks/end-state";
import { limitFaults } from "./checks/limit-faults";
import { moneyFaults } from "./checks/money-faults";
import { noticeFaults } from "./checks/notice-faults";
import { repeatFaults } from "./checks/repeat-faults";
import { stepUpFaults } from "./checks/step-up-faults";
import { stopFaults } from "./checks/stop-faults";
import { timeInUnknown } from "./checks/time-in-unknown";
import { wireFaultsSeen } from "./checks/wire-faults-seen";
import type { Figures } from "./figures";
import { hasRightClocks } from "./world/weather";
import { isSend } from "./world/wire-faults";
import type { World } from "./world/world";

/** When every history begins. */
export const startMilliseconds = Date.UTC(2026, 10, 2, 9);

/** What one history came to, and what is wrong with it. */
export type History = {
  readonly faults: readonly string[];
  readonly traceHash: string;
  readonly passings: number;
  readonly figures: Figures;
};

function strangeFaults({ strangeEvents }: EndState): string[] {
  return strangeEvents === 0 ? [] : [`${strangeEvents} events of others lie in the inbox`];
}

/** Checks what a history left behind. */
export function historyOf(end: EndState, world: World, passings: number): History {
  const faults = [
    ...moneyFaults(end),
    ...stopFaults(end),
    ...repeatFaults(end),
    ...wireFaultsSeen(end),
    ...auditFaults(end),
    ...noticeFaults(end),
    ...approvalFaults(end),
    ...limitFaults(end),
    ...stepUpFaults(end),
    ...strangeFaults(end),
    ...world.lag.faults(world.time.nowMilliseconds),
    ...end.errors,
  ];
  return { faults, traceHash: world.scheduler.traceHash(), passings, figures: figuresIn(end, world) };
}

function figuresIn(end: EndState, { time, scheduler, weather, lag }: World): Figures {
  const sends = end.sent.filter(({ call }) => isSend(call));
  const ofEach = end.requests.map(
    ({ idempotency_key: key }) => sends.filter((one) => one.key === key).length,
  );
  return {
    virtualMilliseconds: time.nowMilliseconds - startMilliseconds,
    steps: scheduler.steps,
    requests: end.requests.length,
    refunds: end.refunds.length,
    inReview: end.requests.filter(({ unknown_mode: mode }) => mode === "review").length,
    sends: ofEach.reduce((sum, count) => sum + count, 0),
    sendsOfOneMax: Math.max(0, ...ofEach),
    repeatsAbsorbed: sends.filter(({ isReplay }) => isReplay).length,
    auditRows: end.audit.length,
    unknownMilliseconds: hasRightClocks(weather) ? timeInUnknown(end.audit) : [],
    behindMilliseconds: lag.milliseconds,
  };
}
