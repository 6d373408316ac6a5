import type { Weather } from "../world/weather";

const hour = 3_600_000;

/** Much waits for a second person, who reads slowly while others refund elsewhere, and servers end after an approval. */
export const slowApprovals: Partial<Weather> = {
  limitShare: 1,
  decideShare: 1,
  rightsLostShare: 0,
  dashboardShare: 0.8,
  slowReadShare: 1,
  approvalAmbushShare: 0.5,
  crashShare: 0.002,
  restoreShare: 0,
  disputeShare: 0,
  troubleMilliseconds: 6 * hour,
  wire: { share: 0, kinds: [] },
};

/** The same, and somebody loses a right meanwhile, with every clock right. */
export const lostRights: Partial<Weather> = {
  ...slowApprovals,
  rightsLostShare: 1,
  approvalAmbushShare: 1,
  dashboardShare: 0,
  ambushShare: 0,
  clockJumpShare: 0,
  freezeShare: 0,
  freezeAt: { point: "send:marked", share: 0 },
};

/** What is above a limit waits for days, and nobody agrees or says no. */
export const nobodyDecides: Partial<Weather> = {
  ...lostRights,
  rightsLostShare: 0,
  decideShare: 0,
  troubleMilliseconds: 96 * hour,
};

/** People send one form after another, all at once, under a limit of the day. */
export const limitsOfTheDay: Partial<Weather> = {
  ...lostRights,
  rightsLostShare: 0,
  approvalAmbushShare: 0,
  impatienceShare: 1,
};
