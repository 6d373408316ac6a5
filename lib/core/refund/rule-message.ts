import type { RuleRefusal } from "@/lib/core/limits/rule-refusals";
import type { FieldMessage } from "./field-message";
import { chooseReason } from "./refund-request";

/** What a rule asks for, at the field that it is about. */
export function ruleMessage(rule: RuleRefusal): FieldMessage {
  switch (rule.kind) {
    case "reason_missing":
    case "reason_unknown":
      return { field: "reason", text: chooseReason };
    case "ticket_missing":
      return { field: "ticket", text: "Type the number of the ticket: your company asks for one." };
    case "ticket_unlike_mask":
      return {
        field: "ticket",
        text: `A ticket looks like ${rule.mask}: # stands for digits, @ for letters.`,
      };
    case "note_missing":
      return {
        field: "note",
        text:
          rule.reason === null
            ? "Say why in a note: your company asks for one with this amount."
            : `Say why in a note: your company asks for one with “${rule.reason.label}”.`,
      };
  }
}
