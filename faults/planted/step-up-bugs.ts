import type { Weather } from "../world/weather";
import { bug, type PlantedBug } from "./bug";

/** Refunds take a second factor, people answer in every way there is, and every clock is right. */
export const secondFactors: Partial<Weather> = {
  stepUpShare: 1,
  limitShare: 0,
  clockJumpShare: 0,
  freezeShare: 0,
  freezeAt: { point: "send:marked", share: 0 },
  restoreShare: 0,
  outageShare: 0,
  crashShare: 0.002,
};

/** Mistakes that somebody could make with a second factor. */
export const stepUpBugs: readonly PlantedBug[] = [
  bug("a proof counts for hours", secondFactors, [
    "lib/server/database/step-up-rows.ts",
    "gt(stepUp.provedAt, before(proofLifeMilliseconds)),",
    "gt(stepUp.provedAt, before(proofLifeMilliseconds * 100)),",
  ]),
  bug("a sign-in from before it was asked for proves", secondFactors, [
    "lib/server/identity/step-up-proof.ts",
    "if (time < earliest || time",
    "if (time < earliest - 3_600 || time",
  ]),
  bug("somebody else's second factor proves", secondFactors, [
    "lib/server/identity/step-up-proof.ts",
    "if (identity.issuer !== person.issuer || identity.subject !== person.subject)",
    "if (identity.issuer !== person.issuer)",
  ]),
  bug("a sign-in without a second factor proves", secondFactors, [
    "lib/server/identity/step-up-proof.ts",
    'if (value === undefined) return fault("no_second_factor");',
    "",
  ]),
  bug("two halves take no second factor where the whole would", secondFactors, [
    "lib/core/limits/decide-limits.ts",
    "amountMinor + onChargeMinor <= above",
    "amountMinor <= above",
  ]),
  bug(
    "a proof counts for another form, and for one that went out",
    secondFactors,
    ["lib/server/database/step-up-rows.ts", "    eq(stepUp.attemptId, bound.attemptId),\n", ""],
    [
      "lib/server/database/step-up-rows.ts",
      "isBoundTo(bound), isNull(stepUp.usedAt), isInTime",
      "isBoundTo(bound), isInTime",
    ],
  ),
];
