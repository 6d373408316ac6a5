import { useEffect } from "react";
import { fieldId } from "@/components/refund/field-id";
import type { FormPart } from "@/components/refund/form-part";
import { RepeatComparison } from "@/components/refund/repeat-comparison";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/input";
import { repeatNoteCharacters } from "@/lib/core/refund/refund-request";
import type { RepeatQuestion } from "@/lib/core/refund/repeat-question";

/**
 * Asked when the same thing went back before: what went back beside what is wanted now, and the one field that
 * lets it go on. Without the question, when a form comes back that answered it, the sentence still has its place.
 */
export function RepeatPart({ form, terms, first, question }: FormPart & { question: RepeatQuestion | null }) {
  // Each time it is asked anew, for then there is something new to compare.
  useEffect(() => {
    if (question !== null) document.getElementById(fieldId("repeatNote"))?.focus();
  }, [question]);
  const { min, max } = repeatNoteCharacters;
  return (
    <fieldset className="min-w-0 space-y-3 border-t border-line pt-4">
      <legend className="sr-only">The same thing twice?</legend>
      {question !== null && <RepeatComparison question={question} locale={terms.locale} />}
      <input type="hidden" name="repeatOf" value={question?.of ?? first.repeatOf} />
      <Field
        id={fieldId("repeatNote")}
        label="Why again"
        hint={`A sentence for colleagues, ${min} to ${max} characters`}
        fault={form.formState.errors.repeatNote?.message}
      >
        {(ties) => (
          <TextArea {...ties} {...form.register("repeatNote")} defaultValue={first.repeatNote} rows={2} />
        )}
      </Field>
    </fieldset>
  );
}
