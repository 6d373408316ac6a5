import { type MouseEvent, useEffect, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { RefundTerms } from "@/components/refund/refund-terms";
import { WholeQuestion } from "@/components/refund/whole-question";
import { Button } from "@/components/ui/button";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

/**
 * The confirm of a whole refund, open as long as it is shown, with the focus on its yes; Esc changes nothing.
 * Stands beside the form, not in it, so that its keys never submit the form.
 */
export function WholeDialog(props: {
  terms: RefundTerms;
  recent: string | null;
  form: UseFormReturn<TypedRefund>;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { terms, recent, onConfirm, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector("button")?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="whole-dialog-heading"
      className="m-auto w-full max-w-form space-y-4 rounded border border-edge bg-paper p-6 text-ink shadow-lg"
    >
      <h2 id="whole-dialog-heading">{terms.whole}?</h2>
      <WholeQuestion terms={terms} recent={recent} flags={props.form.getValues()} />
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

// Closing it itself, not only taking it away, gives the focus back to where it was.
function close(event: MouseEvent<HTMLButtonElement>) {
  event.currentTarget.closest("dialog")?.close();
}
