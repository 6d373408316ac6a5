"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/input";
import { usePostedForm } from "@/components/ui/use-posted-form";
import type { SignOffOutcome } from "@/lib/core/access/access-review";

/** Signs what is shown above, with a note; the note stays where signing is refused. */
export function SignOffForm(props: {
  shown: Readonly<Record<"days" | "asOf" | "shownSha256", string>>;
  /** In characters. */
  noteMax: number;
  signOff: (previous: SignOffOutcome, form: FormData) => Promise<SignOffOutcome>;
}) {
  const { answer, isSending, post, onSubmit } = usePostedForm<SignOffOutcome>(props.signOff, {
    kind: "idle",
  });
  const noteFault = answer.kind === "refused" ? (answer.noteFault ?? undefined) : undefined;
  return (
    <section aria-labelledby="sign-off" className="max-w-prose space-y-3">
      <h2 id="sign-off">Sign this review</h2>
      <form action={post} onSubmit={onSubmit} className="space-y-3">
        {Object.entries(props.shown).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          id="sign-off-note"
          label="Note"
          hint="What you looked at, and what came of it"
          fault={noteFault}
        >
          {(ties) => (
            <TextArea
              {...ties}
              // A signed note is not signed again.
              key={answer.kind === "done" ? "signed" : "open"}
              name="note"
              rows={2}
              maxLength={props.noteMax}
              defaultValue={answer.kind === "refused" ? answer.note : ""}
            />
          )}
        </Field>
        <Button tone="primary" type="submit" aria-disabled={isSending}>
          Sign review
        </Button>
        <output className="block font-medium">
          {answer.kind === "lost" &&
            "The answer did not arrive. Reload the page to see whether it is signed."}
          {(answer.kind === "done" || answer.kind === "refused") && answer.sentence}
        </output>
        <p className="text-sm text-soft">
          Your name, this note and the SHA-256 of the three exported files, one after the other, go into the
          audit log: <code className="font-mono wrap-anywhere">{props.shown.shownSha256}</code>
        </p>
      </form>
    </section>
  );
}
