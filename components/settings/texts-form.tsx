"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { type Lost, usePostedForm } from "@/components/ui/use-posted-form";
import type { LanguageTexts } from "@/lib/core/customer-text/text-set";
import { situationName, type TextSituation, textSituations } from "@/lib/core/customer-text/text-situation";
import { compulsoryPlaceholders } from "@/lib/core/customer-text/text-template";
import type { TextsAction, TextsOutcome, TextsPage } from "@/lib/core/customer-text/texts-view";
import type { TextFault } from "@/lib/core/customer-text/typed-texts";

/** The four texts of one language, each beside how a customer would read it. */
export function TextsForm({ page, action }: { page: TextsPage; action: TextsAction }) {
  const idle: TextsOutcome = { kind: "idle" };
  const { answer, answered, isSending, post, onSubmit } = usePostedForm(action, idle);
  const typed = answer.kind === "idle" || answer.kind === "lost" ? null : answer.typed;
  const shown =
    answer.kind === "previewed" || answer.kind === "saved"
      ? answer.preview
      : answer.kind === "idle"
        ? page.preview
        : null;
  const faults = answer.kind === "refused" ? answer.faults : [];
  return (
    <div className="space-y-6">
      <Answer key={answered} answer={answer} />
      <form action={post} onSubmit={onSubmit} className="space-y-6" noValidate>
        <input type="hidden" name="language" value={page.language} />
        <input type="hidden" name="seenVersion" value={typed?.seenVersion ?? page.version} />
        {textSituations.map((situation) => (
          <TextPart
            key={situation}
            situation={situation}
            language={page.language}
            text={typed?.texts[situation] ?? page.texts[situation]}
            fault={faultAt(faults, situation)}
            preview={shown}
          />
        ))}
        <Field
          id="text-note"
          label="Why"
          hint="For whoever looks later"
          fault={faultAt(faults, "note")}
          className="max-w-form"
        >
          {(ties) => (
            <TextArea {...ties} key={answer.kind} name="note" rows={2} defaultValue={typed?.note ?? ""} />
          )}
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button tone="plain" type="submit" name="act" value="preview" aria-disabled={isSending}>
            See how it reads
          </Button>
          <Button tone="primary" type="submit" name="act" value="save" aria-disabled={isSending}>
            Put in force
          </Button>
        </div>
      </form>
    </div>
  );
}

function TextPart(props: {
  situation: TextSituation;
  language: string;
  text: string;
  fault: string | undefined;
  preview: LanguageTexts | null;
}) {
  const { situation, language, preview } = props;
  const needed = compulsoryPlaceholders(situation)
    .map((name) => `{${name}}`)
    .join(" ");
  return (
    <div className="grid gap-x-8 gap-y-2 border-t border-line pt-4 lg:grid-cols-2">
      <Field
        id={`text-${situation}`}
        label={situationName(situation)}
        hint={`Needs ${needed}`}
        fault={props.fault}
      >
        {(ties) => <TextArea {...ties} name={situation} rows={8} lang={language} defaultValue={props.text} />}
      </Field>
      <section aria-label={`How “${situationName(situation)}” reads`}>
        <p className="mb-1 text-sm text-soft">How it reads</p>
        <p lang={language} className="border-l border-line pl-3 whitespace-pre-line">
          {preview?.[situation] ?? "Press “See how it reads” once the text is right."}
        </p>
      </section>
    </div>
  );
}

function faultAt(faults: readonly TextFault[], field: TextFault["field"]): string | undefined {
  const found = faults.filter((fault) => fault.field === field).map(({ text }) => text);
  return found.length === 0 ? undefined : found.join(" ");
}

function Answer({ answer }: { answer: TextsOutcome | Lost }) {
  const place = useRef<HTMLOutputElement>(null);
  useEffect(() => place.current?.focus(), []);
  if (answer.kind === "idle") return null;
  return (
    <Notice tone={answer.kind === "refused" || answer.kind === "lost" ? "caution" : "good"}>
      <output ref={place} tabIndex={-1} className="block font-medium outline-none">
        {sentenceOf(answer)}
      </output>
      {answer.kind === "refused" && answer.faults.length > 0 && (
        <ul>
          {answer.faults.map(({ field, text }) => (
            <li key={`${field} ${text}`}>
              <a href={`#text-${field}`}>{field === "note" ? "Why" : situationName(field)}</a>: {text}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function sentenceOf(answer: Exclude<TextsOutcome | Lost, { kind: "idle" }>): string {
  switch (answer.kind) {
    case "lost":
      return "The answer did not arrive. What you typed is still here: send it again.";
    case "refused":
      return answer.sentence;
    case "previewed":
      return "This is how it would read. Nothing is in force yet.";
    case "saved":
      return `Version ${answer.version} is in force.`;
  }
}
