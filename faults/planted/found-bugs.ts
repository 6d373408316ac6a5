import { bug, type PlantedBug } from "./bug";
import { adversary, frozenSends, lostAnswers, repeatedTries, wrongClocks } from "./hard-weather";

const workflows = "lib/server/workflows";
const database = "lib/server/database";

/** Mistakes that the product did make until this harness showed them: they stay, so that none comes back. */
export const foundBugs: readonly PlantedBug[] = [
  bug("the guard counts from the mark, not from the look", frozenSends, [
    `${workflows}/drive-refund.ts`,
    "{ ...marked, lookedAt }",
    "{ ...marked, lookedAt: momentOf(hands.clock) }",
  ]),
  bug("a lease is not clamped", wrongClocks, [
    `${database}/claim-due.ts`,
    "gt(refundRequest.leaseUntil, farthest),",
    "",
  ]),
  bug("our own clock tells how far events were read", wrongClocks, [
    `${workflows}/catch-up-on-events.ts`,
    "listed.seenAt.toISOString()",
    "now.toISOString()",
  ]),
  bug("a whole charge takes what other requests have set aside", lostAnswers, [
    `${workflows}/hold-refund.ts`,
    'const extent = figures.leftMinor < figures.paidMinor ? "part" : request.amount.kind;',
    "const extent = request.amount.kind;",
  ]),
  bug("a repeat by the SDK itself is overlooked", repeatedTries, [
    `${workflows}/send-refund.ts`,
    "const sent = wasRepeated ? { ...marked, hadOpenSend: true } : marked;",
    "const sent = marked;",
  ]),
  bug("an answer that is not Stripe's is read", null, [
    "lib/server/stripe/ask.ts",
    'if (seenAt === null || !headers["request-id"])',
    "if (seenAt === null)",
  ]),
  bug(
    "“not executed” although a refund bears our number",
    adversary,
    ["lib/core/refund/send-answer.ts", 'sent.extent === "whole" || amountMinor', "amountMinor"],
    [`${workflows}/drive-refund.ts`, "if (isContradicted)", "if (isContradicted && row.sends < 0)"],
  ),
];
