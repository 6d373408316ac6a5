import { bug, type PlantedBug } from "./bug";
import {
  lateRollForward,
  lostAnswers,
  oldLooks,
  strayRefunds,
  troubledLooks,
  wrongClocks,
} from "./hard-weather";

const workflows = "lib/server/workflows";
const database = "lib/server/database";

/** Mistakes that others have made with reservations, states, the audit log, webhooks and due times. */
export const booksBugs: readonly PlantedBug[] = [
  bug("no number on the form", null, [
    `${workflows}/write-request.ts`,
    "    attemptId,\n",
    "    attemptId: newNumber(),\n",
  ]),
  bug(
    "a state may go backwards",
    oldLooks,
    [
      `${workflows}/observe-refunds.ts`,
      "if (row.state === to || !isLegalStep(row.state, to)) return row;",
      "",
    ],
    [`${database}/step-request.ts`, "assertLegalStep(row, { ...row, ...change, state: to });", ""],
  ),
  bug(
    "no reservation",
    null,
    [
      `${workflows}/hold-refund.ts`,
      "const heldMinor = unseenReservedMinor(rows, gathered.refunds);",
      "const heldMinor = 0n;",
    ],
    [
      `${database}/charge-rows.ts`,
      "sql`${capturedMinor} - ${reservedMinor} - ${postedMinor} - ${externalMinor} >= ${amountMinor}`,",
      "",
    ],
  ),
  bug("a due time is not clamped", wrongClocks, [
    `${database}/claim-due.ts`,
    "or(lte(refundRequest.nextAt, now), gt(refundRequest.nextAt, farthest)),",
    "lte(refundRequest.nextAt, now),",
  ]),
  bug("a reservation is kept on “failed”", null, [
    "lib/core/refund/refund-ledger.ts",
    "  failed: null,",
    '  failed: "reserved",',
  ]),
  bug("released twice when a bank sends it back", null, [
    `${database}/step-request.ts`,
    "await moveOnCharge(transaction, row.chargeId, delta);",
    'await moveOnCharge(transaction, row.chargeId, delta);\n  if (row.state === "succeeded") await moveOnCharge(transaction, row.chargeId, delta);',
  ]),
  bug("a step without its row in the audit log", null, [
    `${database}/step-request.ts`,
    "await appendAudit(transaction, actor, at, [entry, ...settled]);",
    'if (to !== "unknown") await appendAudit(transaction, actor, at, [entry, ...settled]);',
  ]),
  bug("no polling: what lost webhooks would have told is read once a day", null, [
    `${workflows}/catch-up-on-events.ts`,
    "if (job === null) return;",
    "return;",
  ]),
  bug("a stopped charge's requests are sent all the same", strayRefunds, [
    `${workflows}/drive-refund.ts`,
    'if (isStopped) return "wait";',
    "",
  ]),
  bug("a refund of ours without a row counts as made elsewhere", strayRefunds, [
    "lib/core/refund/unowned-refund.ts",
    'return { kind: "lost_row", requestId };',
    'return { kind: "external" };',
  ]),
  bug("a copied number passes for an outside refund", strayRefunds, [
    "lib/core/refund/unowned-refund.ts",
    "if (named !== null) return contradiction(refund, reasonOf(named, chargeId));",
    'if (named !== null) return { kind: "external" };',
  ]),
  bug("a webhook is matched by the refund's number only", lostAnswers, [
    `${workflows}/observe-refunds.ts`,
    "return isInFlight(row.state) && isRefundOf(refund, sentBy(row));",
    "return false;",
  ]),
  bug(
    "the audit log is written after the transaction",
    null,
    [
      `${database}/append-audit.ts`,
      "await transaction.execute(sql`",
      "owed.push((later) => later.execute(sql`",
    ],
    [`${database}/append-audit.ts`, "${rows}::json)`);", "${rows}::json)`));"],
    [
      `${database}/append-audit.ts`,
      "/** The chain's one rule",
      'export const owed: ((later: Pick<Transaction, "execute">) => Promise<unknown>)[] = [];\n\n/** The chain\'s one rule',
    ],
    [
      `${database}/database.ts`,
      'import { point } from "@/lib/server/point";',
      'import { point } from "@/lib/server/point";\nimport { owed } from "./append-audit";',
    ],
    [`${database}/database.ts`, "  const result = await", "  owed.length = 0;\n  const result = await"],
    [
      `${database}/database.ts`,
      '  await point("transaction:committed");',
      '  const mine = owed.splice(0);\n  await point("transaction:committed");\n  for (const write of mine) await write(database);',
    ],
  ),
  bug("a reservation is kept when a refund is adopted out of review", lateRollForward, [
    `${database}/step-request.ts`,
    "{ reservedMinor: row.amountMinor, movedMinor }",
    '{ reservedMinor: row.unknownMode === "review" ? 0n : row.amountMinor, movedMinor }',
  ]),
  {
    ...bug("an event counts as applied before the look, and nobody reads it again", troubledLooks, [
      `${workflows}/settle-events.ts`,
      "const look = await lookAtCharge",
      "await markEventsApplied(hands.database, about, hands.clock.now());\n    const look = await lookAtCharge",
    ]),
    // The hourly reading of Stripe's events would mend it, and so would what is done once a day.
    without: ["catch-up-on-events", "sweep-refunds", "tie-out-nightly"].map((job) => ({
      file: `${workflows}/${job}.ts`,
      from: "if (job === null) return;",
      to: "return;",
    })),
  },
  bug("the same thing twice is not noticed", null, [
    "lib/core/refund/refund-policy.ts",
    "if (isAnswered(repeat, earlier)) return null;",
    "if (isAnswered(repeat, earlier) || asked.amountMinor > 0n) return null;",
  ]),
  bug("the same thing twice is looked for among finished refunds only", null, [
    "lib/core/refund/earlier-refund.ts",
    "return standingStates.includes(request.state) &&",
    'return request.state === "succeeded" &&',
  ]),
];
