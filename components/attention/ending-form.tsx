import { ActForm } from "@/components/attention/act-form";
import { ActTextField } from "@/components/attention/act-text-field";
import type { CaseTerms, OfferedOutcome } from "@/components/attention/case-terms";
import type { Sending } from "@/components/attention/sending";
import { Button } from "@/components/ui/button";
import { FieldFault } from "@/components/ui/field-fault";
import type { ActMessage, TypedAct } from "@/lib/core/attention/case-form";

type Ending = NonNullable<CaseTerms["ending"]>;

/** How a case ends, with a note; where that takes two people it is proposed, with what shows that it is so. */
export function EndingForm(props: {
  terms: CaseTerms;
  ending: Ending;
  sending: Sending;
  typed: TypedAct;
  messages: readonly ActMessage[];
}) {
  const { terms, sending, typed, messages } = props;
  const { act, outcomes } = props.ending;
  const isProposal = act === "propose";
  return (
    <ActForm act={act} terms={terms} sending={sending} className="space-y-4 border-t border-line pt-4">
      <h2>{isProposal ? "Propose how this ends" : "Close this case"}</h2>
      <OutcomeChoice outcomes={outcomes} typed={typed} messages={messages} />
      <ActTextField
        id="case-note"
        name="note"
        label="Note"
        hint="What was done, and why"
        typed={typed}
        messages={messages}
      />
      {isProposal && (
        <ActTextField
          id="case-evidence"
          name="evidence"
          label="Evidence"
          hint="Stripe support’s answer, or the request log"
          typed={typed}
          messages={messages}
        />
      )}
      <Button tone="primary" type="submit" aria-disabled={sending.isSending}>
        {isProposal ? "Propose" : "Close case"}
      </Button>
    </ActForm>
  );
}

function OutcomeChoice(props: {
  outcomes: readonly OfferedOutcome[];
  typed: TypedAct;
  messages: readonly ActMessage[];
}) {
  const { outcomes, typed, messages } = props;
  const fault = messages.find(({ field }) => field === "outcome")?.text;
  return (
    <fieldset aria-describedby={fault === undefined ? undefined : "case-outcome-fault"} className="space-y-2">
      <legend className="mb-1 font-medium">How it ends</legend>
      {outcomes.map((offered) => (
        <OutcomeRadio
          key={offered.value}
          offered={offered}
          isChosen={outcomes.length === 1 || typed.outcome === offered.value}
        />
      ))}
      <FieldFault id="case-outcome-fault" text={fault} />
    </fieldset>
  );
}

function OutcomeRadio({ offered, isChosen }: { offered: OfferedOutcome; isChosen: boolean }) {
  const { value, label, meaning, warning } = offered;
  const meaningId = `outcome-${value}`;
  return (
    <label className="flex min-h-target items-baseline gap-2 py-1">
      <input
        type="radio"
        name="outcome"
        value={value}
        required
        defaultChecked={isChosen}
        aria-describedby={meaningId}
        className="size-4 shrink-0 translate-y-0.5 accent-accent"
      />
      <span>
        {label}
        <span id={meaningId} aria-hidden="true" className="block text-sm text-soft">
          {meaning}
          {warning !== null && <span className="block text-caution">{warning}</span>}
        </span>
      </span>
    </label>
  );
}
