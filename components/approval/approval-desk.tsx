"use client";

import { useEffect, useRef } from "react";
import { ApproveForm, WordsForm, type WordsFormTexts } from "@/components/approval/approval-forms";
import type { ApprovalTerms } from "@/components/approval/approval-terms";
import { Notice } from "@/components/ui/notice";
import { type Lost, usePostedForm } from "@/components/ui/use-posted-form";
import type { ApprovalAct } from "@/lib/core/approval/approval-acts";
import type { ApprovalAction, ApprovalOutcome } from "@/lib/core/approval/approval-form";

const idle: ApprovalOutcome = { kind: "idle" };

/** All that a person can do to a waiting request, and what became of it; the outcome outlives the forms. */
export function ApprovalDesk(props: { terms: ApprovalTerms; address: string; action: ApprovalAction }) {
  const { terms } = props;
  const sending = usePostedForm(props.action, idle, `${props.address}#decision`);
  const { answer, answered } = sending;
  return (
    <section id="decision" aria-label="Decision" className="scroll-mt-4 space-y-4">
      {answer.kind !== "idle" && <Outcome key={answered} answer={answer} />}
      {terms.hint !== null && <p className="text-soft">{terms.hint}</p>}
      {terms.acts.map((act) =>
        act === "approve" ? (
          <ApproveForm key={act} terms={terms} sending={sending} />
        ) : (
          <WordsForm key={act} act={act} texts={texts[act]} terms={terms} sending={sending} />
        ),
      )}
    </section>
  );
}

const texts: Record<Exclude<ApprovalAct, "approve">, WordsFormTexts> = {
  reject: { label: "Why not", hint: "For whoever asked", button: "Reject" },
  return: { label: "Question", hint: "For whoever asked", button: "Send back with the question" },
  answer: { label: "Answer", hint: "Puts it before a second person again", button: "Answer" },
  withdraw: { label: "Note", hint: "If there is something to say", button: "Take the request back" },
};

function Outcome({ answer }: { answer: Exclude<ApprovalOutcome | Lost, { kind: "idle" }> }) {
  const sentence = useRef<HTMLOutputElement>(null);
  useEffect(() => sentence.current?.focus(), []);
  return (
    <Notice tone={answer.kind === "done" ? "good" : "caution"}>
      <output ref={sentence} tabIndex={-1} className="block font-medium">
        {sentenceOf(answer)}
      </output>
      {answer.kind === "refused" && answer.messages.map(({ help }) => help && <p key={help}>{help}</p>)}
      {answer.kind === "refused" && answer.signInAddress !== null && (
        <p>
          <a href={answer.signInAddress} target="_blank" rel="noreferrer">
            Sign in in a new tab
          </a>
        </p>
      )}
    </Notice>
  );
}

function sentenceOf(answer: Exclude<ApprovalOutcome | Lost, { kind: "idle" }>): string {
  if (answer.kind === "done") return answer.sentence;
  if (answer.kind === "refused") return answer.messages.map(({ text }) => text).join(" ");
  return "The answer did not arrive. Press the button again: what was done already is not done twice.";
}
