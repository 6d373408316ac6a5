"use client";

import { useEffect, useRef } from "react";
import { LimitPreviewPart } from "@/components/settings/limit-preview-part";
import { LimitRowsPart } from "@/components/settings/limit-rows-part";
import type { LimitsFormPart } from "@/components/settings/limits-form-part";
import { RulesPart } from "@/components/settings/rules-part";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { type Lost, usePostedForm } from "@/components/ui/use-posted-form";
import type { LimitablePerson, LimitsAction, LimitsOutcome } from "@/lib/core/limits/limit-view";
import type { LimitFault } from "@/lib/core/limits/read-limits";
import type { TypedLimits } from "@/lib/core/limits/typed-limits";

/**
 * The form of the limits. It is checked first, which shows what it would change; only what was checked can be
 * proposed, and anything typed after that has to be checked again.
 */
export function LimitsForm(props: {
  first: TypedLimits;
  people: readonly LimitablePerson[];
  action: LimitsAction;
}) {
  const idle: LimitsOutcome = { kind: "idle" };
  const { answer, answered, isSending, post, onSubmit } = usePostedForm(props.action, idle);
  const typed = typedIn(answer) ?? props.first;
  const faults = answer.kind === "refused" ? answer.faults : [];
  const part: LimitsFormPart = { typed, faultAt: (field) => faultAt(faults, field) };
  if (answer.kind === "proposed") return <Proposed version={answer.version} />;
  return (
    <div className="space-y-6">
      <Answer key={answered} answer={answer} />
      <form key={`form ${answered}`} action={post} onSubmit={onSubmit} className="space-y-6" noValidate>
        <input type="hidden" name="locale" value={typed.locale} />
        <input
          type="hidden"
          name="checkedSha256"
          value={answer.kind === "checked" ? answer.contentSha256 : ""}
        />
        <LimitRowsPart part={part} people={props.people} />
        <RulesPart part={part} />
        <Field
          id="limits-why"
          label="Why"
          hint="For the administrator who has to agree"
          fault={part.faultAt("why")}
        >
          {(ties) => <TextArea {...ties} name="why" rows={2} defaultValue={typed.why} />}
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button
            tone={answer.kind === "checked" ? "plain" : "primary"}
            type="submit"
            name="act"
            value="check"
            aria-disabled={isSending}
          >
            See what it changes
          </Button>
          {answer.kind === "checked" && (
            <Button tone="primary" type="submit" name="act" value="propose" aria-disabled={isSending}>
              Propose it
            </Button>
          )}
        </div>
      </form>
    </div>
  );
}

function typedIn(answer: LimitsOutcome | Lost): TypedLimits | null {
  return answer.kind === "checked" || answer.kind === "refused" ? answer.typed : null;
}

function faultAt(faults: readonly LimitFault[], field: string): string | undefined {
  return faults.find((fault) => fault.field === field)?.text;
}

function Answer({ answer }: { answer: LimitsOutcome | Lost }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  if (answer.kind === "idle" || answer.kind === "proposed") return null;
  return (
    <section ref={place} tabIndex={-1} aria-label="What came of it" className="scroll-mt-4 outline-none">
      {answer.kind === "checked" && (
        <div className="space-y-4">
          <h2>What it changes</h2>
          <LimitPreviewPart preview={answer.preview} />
        </div>
      )}
      {answer.kind !== "checked" && (
        <div role="alert">
          <Notice tone="caution">
            <p>{answer.kind === "lost" ? lostSentence : answer.sentence}</p>
            {answer.kind === "refused" && (
              <ul>
                {answer.faults.map(({ field, text }) => (
                  <li key={field}>
                    <a href={`#limits-${field}`}>{text}</a>
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        </div>
      )}
    </section>
  );
}

const lostSentence = "The answer did not arrive. What you typed is still here: send it again.";

function Proposed({ version }: { version: number }) {
  return (
    <Notice tone="good">
      <output className="block font-medium">
        Version {version} is proposed. Nothing changes until another administrator agrees.
      </output>
    </Notice>
  );
}
