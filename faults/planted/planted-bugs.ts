import { bug, type PlantedBug } from "./bug";
import { foundBugs } from "./found-bugs";
import {
  adversary,
  frozenAnswers,
  frozenSends,
  lateEffects,
  lostAnswers,
  lostDays,
  repeatedTries,
  strayRefunds,
  wrongClocks,
} from "./hard-weather";

const workflows = "lib/server/workflows";
const database = "lib/server/database";

/** Mistakes that others have made, then those that this harness found in the product itself. */
export const plantedBugs: readonly PlantedBug[] = [
  bug("a new key for every try", null, [
    `${workflows}/send-refund.ts`,
    "idempotencyKey: row.idempotencyKey,",
    "idempotencyKey: `${row.idempotencyKey}-${row.sends}`,",
  ]),
  bug("no answer counts as failed", null, [
    "lib/core/refund/send-answer.ts",
    'return unknown("retry", answer.what);',
    'return { kind: "refused", words: { httpStatus: 0, code: null, parameter: null, message: "", requestId: null } };',
  ]),
  bug("sent under a new key when the look finds nothing", null, [
    `${workflows}/drive-refund.ts`,
    "sends: row.sends + 1,",
    "sends: row.sends + 1, idempotencyKey: `${row.idempotencyKey}+`,",
  ]),
  bug("a new key after a 500", null, [
    `${workflows}/record-answer.ts`,
    "change: { unknownMode, sawServerError,",
    'change: { ...(verdict.isServerError ? { idempotencyKey: `${row.idempotencyKey}+` } : {}), unknownMode: "retry", sawServerError,',
  ]),
  bug("no 23-hour limit", lostDays, [
    "lib/core/refund/send-plan.ts",
    "return history.firstSentAt === null || age(history.firstSentAt, stripeNow) < keyLifeMilliseconds;",
    "return true;",
  ]),
  bug("our own clock tells the key's age", lostDays, [
    `${workflows}/drive-refund.ts`,
    "planFor(row, gathered, stripeNow, observed.isStopped);",
    "planFor(row, gathered, at, observed.isStopped);",
  ]),
  bug("any 200 is success", null, [
    "lib/core/refund/send-answer.ts",
    'return unknown("retry", answer.what);',
    'return answer.httpStatus === 200 ? { kind: "accepted", refund: { id: `re_${sent.requestId}`, status: "succeeded", amount: sent } } : unknown("retry", answer.what);',
  ]),
  bug("“already refunded” is success", adversary, [
    "lib/core/refund/send-answer.ts",
    'return { kind: "refused", words };',
    'return words.code === "charge_already_refunded" ? { kind: "accepted", refund: { id: `re_${sent.requestId}`, status: "succeeded", amount: sent } } : { kind: "refused", words };',
  ]),
  bug("a refusal is believed while another send is open", repeatedTries, [
    "lib/core/refund/send-answer.ts",
    'if (sent.mayHaveTwin) return unknown("watch", `refused, but another send is open: ${words.message}`);',
    "",
  ]),
  bug("no fence", frozenAnswers, [
    `${workflows}/record-answer.ts`,
    "marked.hadOpenSend || row.sends !== marked.row.sends;",
    "marked.hadOpenSend;",
  ]),
  bug("no guard before the send", frozenSends, [
    `${workflows}/marked-send.ts`,
    "return Math.abs(wall) < freshMilliseconds && monotonic < freshMilliseconds;",
    "return Math.abs(wall) + monotonic < Infinity;",
  ]),
  bug("the guard trusts the wall clock alone", frozenSends, [
    `${workflows}/marked-send.ts`,
    "< freshMilliseconds && monotonic < freshMilliseconds;",
    "< freshMilliseconds && monotonic < Infinity;",
  ]),
  bug("the guard trusts the monotonic clock alone", frozenSends, [
    `${workflows}/marked-send.ts`,
    "return Math.abs(wall) < freshMilliseconds &&",
    "return Math.abs(wall) < Infinity &&",
  ]),
  bug("no number on the form", null, [
    `${workflows}/hold-refund.ts`,
    "    attemptId,\n",
    "    attemptId: newNumber(),\n",
  ]),
  bug(
    "a state may go backwards",
    frozenSends,
    [`${workflows}/observe-refunds.ts`, "if (row.state === to || !isLegalStep(row.state, to)) return;", ""],
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
  bug(
    "no look before the send, and none after",
    lostAnswers,
    [
      `${workflows}/drive-refund.ts`,
      "gathered.value, gathered.seenAt, hands);",
      "{ ...gathered.value, refunds: [] }, gathered.seenAt, hands);",
    ],
    [
      `${workflows}/look-at-charge.ts`,
      "seen }, gathered.value);",
      "seen }, { ...gathered.value, refunds: [] });",
    ],
  ),
  bug("a due time is not clamped", wrongClocks, [
    `${database}/claim-due.ts`,
    "or(lte(refundRequest.nextAt, now), gt(refundRequest.nextAt, farthest)),",
    "lte(refundRequest.nextAt, now),",
  ]),
  bug("409 is taken as proof", lostAnswers, [
    "lib/core/refund/send-answer.ts",
    "if (httpStatus === 401 || httpStatus === 403 || httpStatus === 429)",
    "if (httpStatus === 401 || httpStatus === 403 || httpStatus === 429 || httpStatus === 409)",
  ]),
  bug("a quiet time of 15 minutes", lateEffects, [
    "lib/core/refund/send-plan.ts",
    "quietMilliseconds = 25 * hourMilliseconds;",
    "quietMilliseconds = 15 * 60_000;",
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
    "await appendAudit(transaction, actor, at, [entry]);",
    'if (to !== "unknown") await appendAudit(transaction, actor, at, [entry]);',
  ]),
  bug("no catching up on lost webhooks", null, [
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
  ...foundBugs,
];
