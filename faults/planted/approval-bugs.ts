import { limitsOfTheDay, lostRights, nobodyDecides, slowApprovals } from "./approval-weather";
import { bug, type PlantedBug } from "./bug";

/** Mistakes that somebody could make with limits and with what two people decide. */
export const approvalBugs: readonly PlantedBug[] = [
  bug("an own request can be approved", slowApprovals, [
    "lib/core/approval/approval-acts.ts",
    'if (isOwn && !isAuthors) return refuse({ kind: "own_request" });',
    "",
  ]),
  bug("an approval is not bound to what the page showed", slowApprovals, [
    "lib/core/approval/approval-acts.ts",
    'return act !== "approve" || isAsSeen ? { kind: "go" } : refuse({ kind: "changed" });',
    'return { kind: "go" };',
  ]),
  bug("an approved request is sent although its payment has changed", slowApprovals, [
    "lib/core/approval/judge-approved.ts",
    "return now.isAsApproved\n",
    "return now.isAsApproved || now.mayApproverApprove\n",
  ]),
  bug("an approved request is sent although its author may not refund any more", lostRights, [
    "lib/core/refund/judge-first-send.ts",
    "if (!now.mayRequesterRefund) {",
    "if (!now.mayRequesterRefund && now.isStopped) {",
  ]),
  bug("an approved request is sent although its approver may not approve any more", lostRights, [
    "lib/core/approval/judge-approved.ts",
    "if (!now.mayApproverApprove) {",
    "if (!now.mayApproverApprove && now.isStopped) {",
  ]),
  bug("what waits for a second person never lapses", nobodyDecides, [
    "lib/core/approval/judge-approved.ts",
    "approvalMilliseconds = 72 * 3_600_000;",
    "approvalMilliseconds = 7_200 * 3_600_000;",
  ]),
  bug("a waiting request's reservation is released twice", slowApprovals, [
    "lib/server/database/step-request.ts",
    "const charge = await moveOnCharge(transaction, row.chargeId, delta);",
    'const charge = await moveOnCharge(transaction, row.chargeId, delta);\n  if (to === "rejected") await moveOnCharge(transaction, row.chargeId, delta);',
  ]),
  bug("a waiting request sets nothing aside", slowApprovals, [
    "lib/core/refund/refund-ledger.ts",
    '  awaiting_approval: "reserved",',
    "  awaiting_approval: null,",
  ]),
  bug("what went out already does not count against the day's limit", limitsOfTheDay, [
    "lib/server/database/sums-for-limits.ts",
    'const standing = standingStates.join(",");',
    'const standing = standingStates.filter((state) => state !== "succeeded" && state !== "pending").join(",");',
  ]),
];
