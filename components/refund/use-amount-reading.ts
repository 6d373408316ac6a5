import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { AmountReading } from "@/components/refund/amount-reading";
import { loadLater } from "@/components/refund/later-parts";
import type { RefundTerms } from "@/components/refund/refund-terms";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

type Later = Awaited<ReturnType<typeof loadLater>>;

/** Follows the amount field; null while it still says what is left, or while nothing can be said about it. */
export function useAmountReading(form: UseFormReturn<TypedRefund>, terms: RefundTerms): AmountReading | null {
  const { subscribe, getValues } = form;
  const typed = useSyncExternalStore(
    useCallback(
      (onChange: () => void) =>
        subscribe({ name: ["amount"], formState: { values: true }, callback: onChange }),
      [subscribe],
    ),
    // Not there yet while the form is put on the page.
    (): string | undefined => getValues("amount"),
    () => undefined,
  );
  const [law, setLaw] = useState<Later | null>(null);
  const isTouched = typed !== undefined && typed !== terms.leftEditable;
  useEffect(() => {
    if (isTouched) void loadLater().then(setLaw, () => setLaw(null));
  }, [isTouched]);
  return isTouched && law !== null ? law.readAmount(typed, terms) : null;
}
