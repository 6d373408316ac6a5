import type { Weather } from "../world/weather";

const minute = 60_000;
const hour = 60 * minute;

/** Answers go missing all the time, for longer than a key lives. */
export const lostAnswers: Partial<Weather> = {
  troubleMilliseconds: 30 * hour,
  wire: {
    share: 0.6,
    kinds: [
      "refused_connection",
      "hang_executed",
      "executed_and_lost",
      "html_502",
      "conflict_409",
      "error_500",
    ],
  },
  webhooks: { lostShare: 1, twiceShare: 0, lateMilliseconds: 1_000, strangeShare: 0 },
};

/** Processes stand still just before they send, and others go on meanwhile. */
export const frozenSends: Partial<Weather> = {
  troubleMilliseconds: 30 * hour,
  freezeAt: { point: "send:marked", share: 0.5 },
  freezeShare: 0.01,
  crashShare: 0,
  wire: { share: 0.2, kinds: ["refusal_400", "late_execution", "refused_connection", "hang_executed"] },
};

/** Refunds bear numbers of ours without our doing, while sends go missing. */
export const strayRefunds: Partial<Weather> = {
  strayShare: 1,
  crashShare: 0.002,
  wire: { share: 0.5, kinds: ["html_502", "refused_connection", "rate_limit_429"] },
};

/** Clocks jump by hours, and are set right again. */
export const wrongClocks: Partial<Weather> = {
  troubleMilliseconds: 6 * hour,
  clockJumpShare: 0.02,
  crashShare: 0.01,
  wire: { share: 0.3, kinds: ["refused_connection", "hang_executed", "html_502"] },
  webhooks: { lostShare: 1, twiceShare: 0, lateMilliseconds: 1_000, strangeShare: 0 },
};

/** Others refund the same charges between our look and our send, and banks send refunds back. */
export const adversary: Partial<Weather> = {
  dashboardShare: 0.8,
  ambushShare: 0.5,
  bankFailureShare: 0.8,
  wire: { share: 0.2, kinds: ["executed_and_lost", "error_500", "late_execution"] },
};

/** Connections close, the SDK repeats by itself, and the first try arrives later than the second. */
export const repeatedTries: Partial<Weather> = {
  crashShare: 0,
  wire: { share: 0.5, kinds: ["late_execution", "refusal_400", "refusal_402"] },
};

/** A refusal waits in a frozen process for some minutes, while another one sends. */
export const frozenAnswers: Partial<Weather> = {
  crashShare: 0,
  clockJumpShare: 0,
  freezeShare: 0,
  freezeAt: { point: "send:answered", share: 0.6, milliseconds: [minute, 6 * minute] },
  impatienceShare: 0,
  wire: { share: 0.9, kinds: ["late_execution", "refusal_400"], onlySends: true },
};

/** Processes stand still before their first send for longer than a key lives, and one clock shows nothing of it. */
export const hiddenFromWall: Partial<Weather> = hidden("wall");
export const hiddenFromMonotonic: Partial<Weather> = hidden("monotonic");

function hidden(hiddenFrom: "wall" | "monotonic"): Partial<Weather> {
  return {
    crashShare: 0,
    clockJumpShare: 0,
    freezeShare: 0,
    freezeAt: { point: "send:marked", share: 0.5, milliseconds: [26 * hour, 30 * hour], hiddenFrom },
    wire: { share: 0.5, kinds: ["executed_and_lost", "refused_connection"], onlySends: true },
  };
}

/** A list of refunds waits in a frozen process for some minutes, while others see what became of them. */
export const oldLooks: Partial<Weather> = {
  crashShare: 0,
  clockJumpShare: 0,
  freezeShare: 0,
  freezeAt: { point: "drive:gathered", share: 0.5, milliseconds: [2 * minute, 10 * minute] },
  wire: { share: 0, kinds: [] },
};

/** A first try is still on its way when the SDK's own second one is told so. */
export const earlyTwins: Partial<Weather> = {
  crashShare: 0,
  wire: { share: 0.8, kinds: ["late_execution", "conflict_409"], onlySends: true },
};

/** Stripe answers 500, nobody hears it, and hours later it does what was asked. */
export const lateEffects: Partial<Weather> = {
  troubleMilliseconds: 6 * hour,
  crashShare: 0,
  crashAt: { point: "send:answered", share: 0.5 },
  impatienceShare: 0,
  reviewShare: 0,
  wire: { share: 0.9, kinds: ["error_500_late", "refusal_400"], onlySends: true },
};

/** Stripe does what it answered with 500 only after the request has gone to people. */
export const lateRollForward: Partial<Weather> = {
  troubleMilliseconds: 6 * hour,
  crashShare: 0,
  freezeShare: 0,
  freezeAt: { point: "send:marked", share: 0 },
  clockJumpShare: 0,
  lostCommitShare: 0,
  lostStatementShare: 0,
  refusedStatementShare: 0,
  outageShare: 0,
  impatienceShare: 0,
  lateEffectHours: 32,
  wire: { share: 0.9, kinds: ["error_500_late"], onlySends: true },
};

/** Every webhook comes, and looks at Stripe fail now and then; what others do shows by webhooks alone. */
export const troubledLooks: Partial<Weather> = {
  dashboardShare: 0.8,
  bankFailureShare: 0.8,
  crashShare: 0.01,
  wire: { share: 0.5, kinds: ["refused_connection", "html_502", "hang"] },
  webhooks: { lostShare: 0, twiceShare: 0, lateMilliseconds: 1_000, strangeShare: 0 },
};

/** Everything stands still for longer than a key lives, and the clocks are wrong as well. */
export const lostDays: Partial<Weather> = {
  ...frozenSends,
  freezeShare: 0.03,
  clockJumpShare: 0.02,
  wire: { share: 0.5, kinds: ["refused_connection", "hang_executed"] },
};

/**
 * Every server stands still at the begin of its work, mostly for longer than a key lives, and wakes with a clock that
 * shows nothing of it. Then the look works, and only Stripe's own clock tells how old the key is.
 */
export const staleClocks: Partial<Weather> = {
  troubleMilliseconds: 96 * hour,
  freezeAt: { point: "drive:begun", share: 0.6 },
  freezeShare: 0,
  clockJumpShare: 0.01,
  crashShare: 0,
  restoreShare: 0,
  wire: { share: 0.7, kinds: ["refused_connection"] },
  webhooks: { lostShare: 1, twiceShare: 0, lateMilliseconds: 1_000, strangeShare: 0 },
};

/** Stripe answers 500 and does nothing, and people have it sent anew. */
export const serverErrors: Partial<Weather> = {
  reviewShare: 1,
  crashShare: 0.002,
  wire: { share: 0.5, kinds: ["error_500"] },
};
