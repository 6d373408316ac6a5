"use client";

import { useActionState } from "react";
import { ActNotice } from "@/components/attention/act-notice";
import type { CaseTerms } from "@/components/attention/case-terms";
import { DecisionForms } from "@/components/attention/decision-forms";
import { EndingForm } from "@/components/attention/ending-form";
import { OwnerForm } from "@/components/attention/owner-form";
import type { Sending } from "@/components/attention/sending";
import { useActing } from "@/components/attention/use-acting";
import { type ActAction, emptyTypedAct, idleAct } from "@/lib/core/attention/case-form";

/**
 * All that a person can do to one case, and what became of it. The outcome stays above the forms: a form is gone
 * as soon as what it asked for is so.
 */
export function CaseDesk(props: { terms: CaseTerms; name: string; address: string; action: ActAction }) {
  const { terms } = props;
  const [posted, post] = useActionState(props.action, idleAct, `${props.address}#${terms.caseId}`);
  const { answer, isSending, send } = useActing(props.action, posted);
  const typed = answer.kind === "refused" ? answer.typed : emptyTypedAct;
  const messages = answer.kind === "refused" ? answer.messages : [];
  const sending: Sending = {
    isSending,
    post,
    onSubmit: (event) => {
      event.preventDefault();
      send(new FormData(event.currentTarget));
    },
  };
  return (
    <div id={terms.caseId} className="scroll-mt-4 space-y-4">
      <div className="empty:hidden">
        {answer.kind !== "idle" && <ActNotice key={JSON.stringify(answer)} answer={answer} />}
      </div>
      {terms.hint !== null && <p className="text-soft">{terms.hint}</p>}
      <OwnerForm terms={terms} name={props.name} sending={sending} />
      {terms.decision !== null && (
        <DecisionForms
          terms={terms}
          decision={terms.decision}
          sending={sending}
          typed={typed}
          messages={messages}
        />
      )}
      {terms.ending !== null && (
        <EndingForm terms={terms} ending={terms.ending} sending={sending} typed={typed} messages={messages} />
      )}
    </div>
  );
}
