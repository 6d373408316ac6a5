import { reasonChoice } from "@/components/refund/reason-choice";
import type { RefundTerms } from "@/components/refund/refund-terms";
import type { LimitSet } from "@/lib/core/limits/limit-set";
import { offeredReasons } from "@/lib/core/limits/offered-reasons";
import { noteCharactersMax, ticketCharactersMax } from "@/lib/core/refund/refund-request";

/** What the company's rules ask for, at the fields themselves. */
export function ruleTerms(set: LimitSet): Pick<RefundTerms, "reasons" | "ticketHint" | "noteHint"> {
  const ticket = [
    set.isTicketRequired ? "Compulsory" : "",
    set.ticketMask === "" ? "" : `such as ${set.ticketMask}`,
    `at most ${ticketCharactersMax} characters`,
  ];
  return {
    reasons: offeredReasons(set).map(reasonChoice),
    ticketHint: sentenceOf(ticket),
    noteHint: sentenceOf(["for colleagues", noteRule(set), `at most ${noteCharactersMax} characters`]),
  };
}

/** Said at the note before anybody is refused: no script follows which reason is chosen. */
function noteRule(set: LimitSet): string {
  const labels = offeredReasons(set).flatMap(({ label, needsNote }) => (needsNote ? [`“${label}”`] : []));
  return labels.length === 0
    ? ""
    : `compulsory with ${new Intl.ListFormat("en", { type: "disjunction" }).format(labels)}`;
}

function sentenceOf(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== "").join(", ");
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
