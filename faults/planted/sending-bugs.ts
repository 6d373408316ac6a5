import { bug, type PlantedBug } from "./bug";
import type { Edit } from "./edit";
import {
  adversary,
  earlyTwins,
  frozenAnswers,
  frozenSends,
  hiddenFromMonotonic,
  hiddenFromWall,
  lateEffects,
  lostAnswers,
  lostDays,
  repeatedTries,
  serverErrors,
  staleClocks,
} from "./hard-weather";

const workflows = "lib/server/workflows";

const repeatOverlooked: Edit = {
  file: `${workflows}/send-refund.ts`,
  from: "const sent = wasRepeated ? { ...marked, hadOpenSend: true } : marked;",
  to: "const sent = marked;",
};

/** Mistakes that others have made with keys, answers, looks and guards. */
export const sendingBugs: readonly PlantedBug[] = [
  bug("a new key for every try", null, [
    `${workflows}/send-refund.ts`,
    "idempotencyKey: row.idempotencyKey,",
    "idempotencyKey: `${row.idempotencyKey}-${row.sends}`,",
  ]),
  bug("the connected account is forgotten when it is sent anew", null, [
    `${workflows}/send-refund.ts`,
    "onAccount(hands, row.connectedAccount);",
    "onAccount(hands, row.sends > 1 ? null : row.connectedAccount);",
  ]),
  bug("the connected account is forgotten at the look", null, [
    `${workflows}/drive-refund.ts`,
    "onAccount(given, claimed.connectedAccount);",
    "given;",
  ]),
  bug("a webhook that names another account is followed there", null, [
    `${workflows}/settle-events.ts`,
    "isBooked && bookedAccount !== connectedAccount;",
    "isBooked && bookedAccount === undefined;",
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
  bug("sent anew under the old key", serverErrors, [
    `${workflows}/attention/steps-out-of-review.ts`,
    "const idempotencyKey = keyOf(row, generation);",
    "const { idempotencyKey } = row;",
  ]),
  bug("no 23-hour limit", lostDays, [
    "lib/core/refund/send-plan.ts",
    "return history.firstSentAt === null || age(history.firstSentAt, stripeNow) < keyLifeMilliseconds;",
    "return true;",
  ]),
  bug("our own clock tells the key's age", staleClocks, [
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
  bug("the guard trusts the wall clock alone", hiddenFromWall, [
    `${workflows}/marked-send.ts`,
    "< freshMilliseconds && monotonic < freshMilliseconds;",
    "< freshMilliseconds && monotonic < Infinity;",
  ]),
  bug("the guard trusts the monotonic clock alone", hiddenFromMonotonic, [
    `${workflows}/marked-send.ts`,
    "return Math.abs(wall) < freshMilliseconds &&",
    "return Math.abs(wall) < Infinity &&",
  ]),
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
  {
    ...bug("409 is taken as proof", earlyTwins, [
      "lib/core/refund/send-answer.ts",
      "if (httpStatus === 401 || httpStatus === 403 || httpStatus === 429)",
      "if (httpStatus === 401 || httpStatus === 403 || httpStatus === 429 || httpStatus === 409)",
    ]),
    // Otherwise it would count as the second of two sends, which proves nothing in any case.
    without: [repeatOverlooked],
  },
  bug("a quiet time of 15 minutes", lateEffects, [
    "lib/core/refund/send-plan.ts",
    "quietMilliseconds = 25 * hourMilliseconds;",
    "quietMilliseconds = 15 * 60_000;",
  ]),
  bug(
    "a row is deleted when its send breaks",
    null,
    [
      `${workflows}/record-answer.ts`,
      'import type { Actor } from "@/lib/core/operator";',
      'import { sql } from "drizzle-orm";\nimport type { Actor } from "@/lib/core/operator";\nimport { moveOnCharge } from "@/lib/server/database/charge-rows";',
    ],
    [
      `${workflows}/record-answer.ts`,
      "    const recorded =\n",
      '    if (verdict.kind === "unknown") {\n      await moveOnCharge(transaction, row.chargeId, { reservedMinor: -row.amountMinor, postedMinor: 0n });\n      await transaction.execute(sql`delete from refund_request where id = ${row.id}`);\n      return row;\n    }\n    const recorded =\n',
    ],
  ),
];
