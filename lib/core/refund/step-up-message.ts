import { formatMoney } from "@/lib/core/money/format-money";
import type { Money } from "@/lib/core/money/money";
import type { FieldMessage } from "./field-message";

/** The author first has to prove afresh who is there, under the number of the draft. */
export type StepUpNeeded = {
  readonly kind: "step_up_needed";
  readonly draftId: string;
  readonly asked: Money;
  readonly above: Money;
};

export function stepUpMessage({ asked, above }: StepUpNeeded, locale: string): FieldMessage {
  return {
    field: "form",
    text: `Before ${formatMoney(asked, locale)} goes back you confirm with your second factor, as for every refund above ${formatMoney(above, locale)}.`,
    help: "Nothing was sent yet. Confirm in a new tab, come back here and send the form again within five minutes: it keeps what you typed.",
  };
}
