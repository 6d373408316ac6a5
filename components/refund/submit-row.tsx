import type { UseFormReturn } from "react-hook-form";
import type { RefundTerms } from "@/components/refund/refund-terms";
import { useAmountReading } from "@/components/refund/use-amount-reading";
import { Button } from "@/components/ui/button";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

/** The two ways to send, each saying what it will do; the first is what Enter does. */
export function SubmitRow(props: {
  form: UseFormReturn<TypedRefund>;
  terms: RefundTerms;
  isSending: boolean;
  isHeld: boolean;
  postWhole: (form: FormData) => void;
  onWhole: () => void;
}) {
  const { terms, isSending, isHeld } = props;
  const reading = useAmountReading(props.form, terms);
  return (
    <div className="space-y-2 border-t border-line pt-4">
      <div className="flex flex-wrap gap-2">
        {/* Where no script follows what is typed, the button names no sum: it would name the wrong one. */}
        <Button tone="primary" type="submit" aria-disabled={isHeld}>
          Refund{" "}
          <span className="hidden scripted:inline">
            {isSending ? "is asked for…" : (reading?.amountText ?? terms.leftButton)}
          </span>
          {terms.unscripted}
        </Button>
        <Button
          tone="plain"
          type="submit"
          id="refund-whole"
          formAction={props.postWhole}
          aria-disabled={isHeld}
          onClick={(event) => {
            event.preventDefault();
            if (!isHeld) props.onWhole();
          }}
        >
          {terms.whole}
        </Button>
      </div>
      <p aria-live="polite" className="hidden text-soft scripted:block">
        {reading?.consequence ?? terms.leftConsequence}
      </p>
    </div>
  );
}
