import "server-only";
import type { ApprovalsView, WaitingLine } from "@/lib/core/approval/approval-view";
import { readOverLimit } from "@/lib/core/limits/kept-over-limit";
import { mayDo, type Operator } from "@/lib/core/operator";
import { type RequestRow, toRequestedRefund } from "@/lib/server/database/request-rows";
import { listWaiting } from "@/lib/server/database/waiting-requests";
import { hands } from "@/lib/server/hands";

const linesShown = 100;

/** All that waits for a second person or for an answer. */
export async function readApprovalsPage(operator: Operator, locale: string): Promise<ApprovalsView> {
  const { database, clock, livemode } = await hands();
  const rows = await listWaiting(database, livemode, linesShown + 1);
  return {
    lines: rows.slice(0, linesShown).map((row) => toLine(row, operator)),
    isCut: rows.length > linesShown,
    mayApprove: mayDo(operator.roles, "refunds.approve"),
    now: clock.now(),
    locale,
  };
}

function toLine(row: RequestRow, { issuer, subject }: Operator): WaitingLine {
  return {
    refund: toRequestedRefund(row),
    over: (row.overLimits ?? []).map(readOverLimit),
    dueAt: row.approvalDueAt,
    isOwn: row.requesterIssuer === issuer && row.requesterSubject === subject,
  };
}
