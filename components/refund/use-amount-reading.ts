import { useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { AmountReading } from "@/components/refund/amount-reading";
import { loadMoneyLaw } from "@/components/refund/later-parts";
import type { RefundTerms } from "@/components/refund/refund-terms";
import type { TypedRefund } from "@/lib/core/typed-refund";

type MoneyLaw = Awaited<ReturnType<typeof loadMoneyLaw>>;

/** Follows the amount field; null while it still says what is left, or while nothing can be said about it. */
export function useAmountReading(form: UseFormReturn<TypedRefund>, terms: RefundTerms): AmountReading | null {
  const { subscribe, getValues, setValue } = form;
  const [typed, setTyped] = useState<string | null>(null);
  const [law, setLaw] = useState<MoneyLaw | null>(null);
  const isTouched = typed !== null && typed !== terms.leftEditable;
  useEffect(() => {
    // Somebody may have typed before this script came.
    setTyped(getValues("amount"));
    return subscribe({
      name: ["amount"],
      formState: { values: true },
      callback: ({ values }) => setTyped(values.amount),
    });
  }, [subscribe, getValues]);
  useEffect(() => {
    if (isTouched)
      loadMoneyLaw().then(
        (loaded) => setLaw(loaded),
        () => setLaw(null),
      );
  }, [isTouched]);

  // An amount that nobody changed means "what is left", so it follows when that changes.
  const shownLeft = useRef(terms.leftEditable);
  useEffect(() => {
    if (getValues("amount") === shownLeft.current) setValue("amount", terms.leftEditable);
    shownLeft.current = terms.leftEditable;
  }, [terms.leftEditable, getValues, setValue]);

  return isTouched && law !== null ? law.readAmount(typed, terms) : null;
}
