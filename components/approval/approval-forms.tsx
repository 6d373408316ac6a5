import type { SubmitEvent } from "react";
import type { ApprovalTerms } from "@/components/approval/approval-terms";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/input";
import type { Lost } from "@/components/ui/use-posted-form";
import type { ApprovalAct } from "@/lib/core/approval/approval-acts";
import type { ApprovalOutcome } from "@/lib/core/approval/approval-form";

type Sending = {
  readonly answer: ApprovalOutcome | Lost;
  readonly isSending: boolean;
  readonly post: (form: FormData) => void;
  readonly onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
};

type Props = { readonly terms: ApprovalTerms; readonly sending: Sending };

/** The yes, with the sum on the button. */
export function ApproveForm({ terms, sending }: Props) {
  return (
    <form action={sending.post} onSubmit={sending.onSubmit} noValidate>
      <Hidden act="approve" terms={terms} />
      <Button tone="primary" type="submit" aria-disabled={sending.isSending}>
        Approve and refund {terms.amountText}
      </Button>
    </form>
  );
}

export type WordsFormTexts = { readonly label: string; readonly hint: string; readonly button: string };

/** Everything else, with words for whoever reads it. */
export function WordsForm(props: Props & { act: Exclude<ApprovalAct, "approve">; texts: WordsFormTexts }) {
  const { act, texts, terms, sending } = props;
  const { answer } = sending;
  const refused = answer.kind === "refused" && answer.act === act ? answer : null;
  const fault = refused?.messages.find(({ field }) => field === "words")?.text;
  return (
    <form
      action={sending.post}
      onSubmit={sending.onSubmit}
      className="space-y-2 border-t border-line pt-4"
      noValidate
    >
      <Hidden act={act} terms={terms} />
      <Field id={`approval-${act}`} label={texts.label} hint={texts.hint} fault={fault}>
        {(ties) => <TextArea {...ties} name="words" rows={2} defaultValue={refused?.typed.words ?? ""} />}
      </Field>
      <Button tone="plain" type="submit" aria-disabled={sending.isSending}>
        {texts.button}
      </Button>
    </form>
  );
}

function Hidden({ act, terms }: { act: ApprovalAct; terms: ApprovalTerms }) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="requestId" value={terms.requestId} />
      <input type="hidden" name="seenSha256" value={terms.shownSha256} />
    </>
  );
}
