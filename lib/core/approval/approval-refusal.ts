import { refusalMessage } from "@/lib/core/refund/refusal";
import { refundStateSentence } from "@/lib/core/sentences";
import type { ApprovalRefusal } from "./approval-acts";

/** What is refused and why, and what helps. */
export type RefusedApproval = { readonly text: string; readonly help: string };

export function approvalRefusalMessage(refusal: ApprovalRefusal, locale: string): RefusedApproval {
  switch (refusal.kind) {
    case "absent":
      return {
        text: "No request of this number needs a second person.",
        help: "Open it again from the list.",
      };
    case "own_request":
      return {
        text: "You asked for this refund yourself, so somebody else has to decide. Nothing was changed.",
        help: "Ask another team lead.",
      };
    case "not_own_request":
      return {
        text: "Only whoever asked for this refund can answer for it or take it back. Nothing was changed.",
        help: "Reject it, or send it back with a question.",
      };
    case "decided":
      return {
        text: `${refusal.by ?? "Somebody"} was faster. The request stands at: ${refundStateSentence(refusal.state, null)}. Nothing was changed.`,
        help: "Its story tells what happened.",
      };
    case "not_waiting":
      return {
        text: `This request does not wait for that any more: ${refundStateSentence(refusal.state, null)}. Nothing was changed.`,
        help: "Its story tells what happened.",
      };
    case "lapsed":
      return {
        text: "This request has waited for 72 hours, so it has lapsed. Nothing was sent.",
        help: "Whoever asked for it can ask again, as things are now.",
      };
    case "changed":
      return {
        text: "Something changed since you opened this. Nothing was approved.",
        help: "It is shown now as it stands. Look at it again, then decide.",
      };
    case "refused": {
      const { text, help } = refusalMessage(refusal.refusal, locale);
      return { text: `${text} Nothing was approved.`, help: help ?? "" };
    }
  }
}
