import type { Permission } from "@/lib/core/operator";
import { isWaiting, type RefundState } from "@/lib/core/refund/refund-ledger";
import type { Refusal } from "@/lib/core/refund/refusal";

/** What a person can do to a request that needs a second person. */
export const approvalActs = ["approve", "reject", "return", "answer", "withdraw"] as const;
export type ApprovalAct = (typeof approvalActs)[number];

type Person = { readonly issuer: string; readonly subject: string };

/** A request as far as it decides who may do what to it. */
export type WaitingRequest = {
  readonly state: RefundState;
  readonly needsApproval: boolean;
  readonly requester: Person;
  /** Who approved or rejected it; null before. */
  readonly decidedBy: (Person & { readonly name: string }) | null;
  readonly dueAt: Date | null;
};

/** Why an act is refused, with the facts that show it. */
export type ApprovalRefusal =
  | { readonly kind: "absent" }
  | { readonly kind: "own_request" }
  | { readonly kind: "not_own_request" }
  | { readonly kind: "decided"; readonly by: string | null; readonly state: RefundState }
  | { readonly kind: "not_waiting"; readonly state: RefundState }
  | { readonly kind: "lapsed" }
  | { readonly kind: "changed" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** `done`: what is asked for is so already, by this person's own act, such as the first half of a double click. */
export type ApprovalDecision =
  | { readonly kind: "go" }
  | { readonly kind: "done" }
  | { readonly kind: "refuse"; readonly refusal: ApprovalRefusal };

const rights: Record<ApprovalAct, Permission> = {
  approve: "refunds.approve",
  reject: "refunds.approve",
  return: "refunds.approve",
  answer: "refunds.request",
  withdraw: "refunds.request",
};

/** The right that an act takes; for something that is no act, as much as the highest of them. */
export function approvalRight(act: ApprovalAct | null): Permission {
  return act === null ? "refunds.approve" : rights[act];
}

/** In this state an act finds what it is about. */
const startsIn: Record<ApprovalAct, readonly RefundState[]> = {
  approve: ["awaiting_approval"],
  reject: ["awaiting_approval"],
  return: ["awaiting_approval"],
  answer: ["returned"],
  withdraw: ["awaiting_approval", "returned"],
};

/** Where a request stands after an act, for telling a second click from another person's decision. */
const leadsTo: Record<ApprovalAct, RefundState | null> = {
  approve: null,
  reject: "rejected",
  return: "returned",
  answer: "awaiting_approval",
  withdraw: "withdrawn",
};

/** Whether an act goes. Pure: page and workflow ask the same. The hash is asked where one person decides alone. */
export function decideApprovalAct(
  act: ApprovalAct,
  request: WaitingRequest,
  person: Person,
  { isAsSeen, now }: { readonly isAsSeen: boolean; readonly now: Date },
): ApprovalDecision {
  if (!request.needsApproval) return refuse({ kind: "absent" });
  const isOwn = isSame(request.requester, person);
  const isAuthors = act === "answer" || act === "withdraw";
  // Four eyes: nobody decides on the own request, and nobody speaks for its author.
  if (isOwn && !isAuthors) return refuse({ kind: "own_request" });
  if (!isOwn && isAuthors) return refuse({ kind: "not_own_request" });
  if (isDoneAlready(act, request, person)) return { kind: "done" };
  if (!startsIn[act].includes(request.state)) return refuse(notWaiting(request));
  if (request.dueAt !== null && request.dueAt <= now) return refuse({ kind: "lapsed" });
  return act !== "approve" || isAsSeen ? { kind: "go" } : refuse({ kind: "changed" });
}

function isDoneAlready(act: ApprovalAct, { state, decidedBy }: WaitingRequest, person: Person): boolean {
  if (act === "answer") return false;
  if (act === "withdraw") return state === "withdrawn";
  if (decidedBy === null || !isSame(decidedBy, person)) return false;
  return act === "approve" ? !isWaiting(state) && state !== "rejected" : state === leadsTo[act];
}

function notWaiting({ state, decidedBy }: WaitingRequest): ApprovalRefusal {
  return decidedBy === null ? { kind: "not_waiting", state } : { kind: "decided", by: decidedBy.name, state };
}

function isSame(one: Person, other: Person): boolean {
  return one.issuer === other.issuer && one.subject === other.subject;
}

function refuse(refusal: ApprovalRefusal): ApprovalDecision {
  return { kind: "refuse", refusal };
}
