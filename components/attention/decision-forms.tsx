import { ActForm } from "@/components/attention/act-form";
import { ActTextField } from "@/components/attention/act-text-field";
import type { CaseTerms, OfferedOutcome } from "@/components/attention/case-terms";
import type { Sending } from "@/components/attention/sending";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ActMessage, TypedAct } from "@/lib/core/attention/case-form";

/** The second person's yes or no to what somebody proposed; the button says what it does. */
export function DecisionForms(props: {
  terms: CaseTerms;
  decision: OfferedOutcome;
  sending: Sending;
  typed: TypedAct;
  messages: readonly ActMessage[];
}) {
  const { terms, decision, sending } = props;
  return (
    <section aria-labelledby="decision-heading" className="space-y-4 border-t border-line pt-4">
      <h2 id="decision-heading">Your decision</h2>
      <p>{decision.meaning}</p>
      {decision.warning !== null && (
        <Notice tone="caution">
          <p>{decision.warning}</p>
        </Notice>
      )}
      <ActForm act="confirm" terms={terms} sending={sending} className="">
        <Button tone="primary" type="submit" aria-disabled={sending.isSending}>
          Confirm: {decision.label}
        </Button>
      </ActForm>
      <ActForm act="turn_down" terms={terms} sending={sending} className="space-y-2">
        <ActTextField
          id="turn-down-note"
          name="note"
          label="Why not"
          hint="For whoever proposed it"
          typed={props.typed}
          messages={props.messages}
        />
        <Button tone="plain" type="submit" aria-disabled={sending.isSending}>
          Turn down
        </Button>
      </ActForm>
    </section>
  );
}
