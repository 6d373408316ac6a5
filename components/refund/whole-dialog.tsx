import type { MouseEvent, Ref } from "react";
import type { RefundTerms } from "@/components/refund/refund-terms";
import { WholeQuestion } from "@/components/refund/whole-question";
import { Button } from "@/components/ui/button";

/** Opens the confirm of a whole refund, with the focus on its yes; Esc closes it and changes nothing. */
export function openWholeDialog(dialog: HTMLDialogElement | null) {
  dialog?.showModal();
  dialog?.querySelector("button")?.focus();
}

/** Stands beside the form, not in it, so that its keys never submit the form. */
export function WholeDialog(props: {
  ref: Ref<HTMLDialogElement>;
  terms: RefundTerms;
  onConfirm: () => void;
}) {
  const { ref, terms, onConfirm } = props;
  return (
    <dialog
      ref={ref}
      aria-labelledby="whole-dialog-heading"
      className="m-auto w-full max-w-form space-y-4 rounded border border-edge bg-paper p-6 text-ink shadow-lg"
    >
      <h2 id="whole-dialog-heading">Refund whole charge?</h2>
      <WholeQuestion terms={terms} />
      <div className="flex flex-wrap gap-2">
        <Button
          tone="primary"
          onClick={(event) => {
            close(event);
            onConfirm();
          }}
        >
          Yes, refund {terms.leftText}
        </Button>
        <Button tone="plain" onClick={close}>
          Back to the form
        </Button>
      </div>
    </dialog>
  );
}

function close(event: MouseEvent<HTMLButtonElement>) {
  event.currentTarget.closest("dialog")?.close();
}
