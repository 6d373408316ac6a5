import type { CaseRefusal } from "./case-acts";
import { outcomeLabel } from "./case-outcomes";

/** What is refused and why, and what helps. */
export type RefusedAct = { readonly text: string; readonly help: string };

export function caseRefusalMessage(refusal: CaseRefusal): RefusedAct {
  switch (refusal.kind) {
    case "closed":
      return {
        text: `This case is closed already: ${outcomeLabel(refusal.outcome)}${refusal.by === null ? "" : `, by ${refusal.by}`}. Nothing was changed.`,
        help: "Its history tells what happened.",
      };
    case "owned":
      return {
        text: `${refusal.by} has taken this case. Nothing was changed.`,
        help: `Ask ${refusal.by} first, then take it over: two people who each pay the customer pay twice.`,
      };
    case "proposed":
      return {
        text: `${refusal.by} was faster: a proposal waits for a second person. Nothing was changed.`,
        help: "It has to be confirmed or turned down first.",
      };
    case "outcome_unfit":
      return {
        text: `A case of this kind cannot be closed that way: ${outcomeLabel(refusal.outcome)}. Nothing was changed.`,
        help: "Choose one of the outcomes on this page.",
      };
    default:
      return fixed[refusal.kind];
  }
}

const fixed: Record<
  Exclude<CaseRefusal["kind"], "closed" | "owned" | "proposed" | "outcome_unfit">,
  RefusedAct
> = {
  absent: {
    text: "There is no case with this number.",
    help: "Open it again from the list.",
  },
  changed: {
    text: "Somebody was faster: this case changed since you opened it. Nothing was changed.",
    help: "It is shown now as it stands. Look at it again, then decide.",
  },
  nothing_proposed: {
    text: "There is no proposal any more. Nothing was changed.",
    help: "The history tells who decided on it.",
  },
  own_proposal: {
    text: "You proposed this yourself, so somebody else has to decide it. Nothing was changed.",
    help: "Ask another person who may approve refunds.",
  },
  charge_stopped: {
    text: "This payment is stopped because our books and Stripe disagree about it. Nothing was sent.",
    help: "Close the case about its books first.",
  },
  moved_on: {
    text: "The refund has moved on meanwhile, so there is nothing to decide any more. Nothing was changed.",
    help: "Its story tells what became of it.",
  },
};
