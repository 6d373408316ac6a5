import "server-only";
import { approvalFacts, factChanges } from "@/lib/core/approval/approval-facts";
import { waitingIdPattern } from "@/lib/core/approval/approval-form";
import type { ApprovalView } from "@/lib/core/approval/approval-view";
import type { NamedAccount } from "@/lib/core/charge/connected-account";
import type { TextSet } from "@/lib/core/customer-text/text-set";
import { readOverLimit } from "@/lib/core/limits/kept-over-limit";
import { mayDo, type Operator } from "@/lib/core/operator";
import { isWaiting } from "@/lib/core/refund/refund-ledger";
import type { RefundView } from "@/lib/core/refund/refund-view";
import { methodLabel } from "@/lib/core/sentences";
import { approvalHash } from "@/lib/server/approval-hash";
import { findBookedCharge } from "@/lib/server/database/books-version";
import { listCasesOfRequest, listOpenCasesOfCharge, toAttentionCase } from "@/lib/server/database/case-rows";
import { readStory } from "@/lib/server/database/read-story";
import {
  findRequest,
  listRequestsOfCharge,
  type RequestRow,
  toRequestedRefund,
} from "@/lib/server/database/request-rows";
import { type Hands, hands } from "@/lib/server/hands";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import { readNamedAccount } from "@/lib/server/stripe/named-account";
import { onAccount } from "@/lib/server/stripe/on-account";
import { toChargeView } from "./charge-view";
import { readTextsInForceWith } from "./texts-in-force";

/** All that a second person sees of a request; null when none of this number needs one. */
export async function readApprovalPage(
  operator: Operator,
  requestId: string,
  locale: string,
): Promise<ApprovalView | null> {
  return readApprovalPageWith(await hands(), operator, requestId, locale);
}

/** The same with given hands. */
export async function readApprovalPageWith(
  open: Hands,
  operator: Operator,
  requestId: string,
  locale: string,
): Promise<ApprovalView | null> {
  const row = waitingIdPattern.test(requestId) ? await findRequest(open.database, requestId) : null;
  if (!row || row.overLimits === null || row.livemode !== open.livemode) return null;
  const texts = await readTextsInForceWith(open);
  const account = await readNamedAccount(open, row.connectedAccount);
  const [story, cases, looked] = await Promise.all([
    readStory(open.database, row.id),
    listCasesOfRequest(open.database, row.id),
    lookAt(open, row, account, { locale, texts }),
  ]);
  const { atStripe, charge, asBefore, trouble, changes, shownSha256 } = looked;
  const refundView: RefundView = {
    refund: toRequestedRefund(row),
    account,
    atStripe,
    // Whoever decides about it changes nothing of it here.
    acts: null,
    charge: charge?.charge ?? null,
    trouble,
    cases: cases.map(toAttentionCase),
    story,
    texts,
    language: null,
    methodLabel: charge === null ? null : methodLabel(charge.charge.method),
    customerName: charge?.charge.customer.name ?? null,
    locale,
    version: charge?.version ?? null,
  };
  return {
    refundView,
    over: row.overLimits.map(readOverLimit),
    dueAt: row.approvalDueAt,
    ...wordsOf(row),
    charge,
    asBefore,
    changes,
    shownSha256,
    isOwn: row.requesterIssuer === operator.issuer && row.requesterSubject === operator.subject,
    mayApprove: mayDo(operator.roles, "refunds.approve"),
    mayRequest: mayDo(operator.roles, "refunds.request"),
    now: open.clock.now(),
    locale,
  };
}

function wordsOf(row: RequestRow): Pick<ApprovalView, "question" | "decision"> {
  const { question: text, questionByName, answer, decidedByName: by, decidedAt: at } = row;
  return {
    question: text === null ? null : { text, by: questionByName ?? "", answer },
    decision: by === null || at === null ? null : { by, at, note: row.decisionNote },
  };
}

type Looked = Pick<RefundView, "atStripe" | "trouble"> &
  Pick<ApprovalView, "charge" | "asBefore" | "changes" | "shownSha256">;

const unseen = { atStripe: null, charge: null, asBefore: null, changes: null, shownSha256: null };

/** The charge now, what is otherwise than it was, and the hash of all that. */
async function lookAt(
  open: Hands,
  row: RequestRow,
  account: NamedAccount | null,
  words: { readonly locale: string; readonly texts: TextSet },
): Promise<Looked> {
  const [gathered, rows, cases, booked] = await Promise.all([
    gatherCharge(onAccount(open, row.connectedAccount).stripe, row.chargeId),
    listRequestsOfCharge(open.database, row.chargeId),
    listOpenCasesOfCharge(open.database, row.chargeId),
    findBookedCharge(open.database, row.chargeId),
  ]);
  if (gathered.kind === "trouble") return { ...unseen, trouble: gathered.trouble };
  if (gathered.kind === "absent") return { ...unseen, trouble: null };
  const { value, seenAt } = gathered;
  const others = rows.filter(({ id }) => id !== row.id);
  const facts = approvalFacts(row.id, { ...value, requests: rows, isStopped: booked?.isStopped ?? false });
  return {
    atStripe: value.refunds.find(({ id, requestId }) => id === row.refundId || requestId === row.id) ?? null,
    trouble: null,
    charge: toChargeView(value, { rows, cases, booked, seenAt, account }, words),
    asBefore: isWaiting(row.state)
      ? toChargeView(value, { rows: others, cases, booked, seenAt, account }, words)
      : null,
    changes: row.seenFacts === null ? [] : factChanges(row.seenFacts, facts, words.locale),
    shownSha256: approvalHash(row, facts),
  };
}
