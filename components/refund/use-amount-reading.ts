import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { AmountReading } from "@/components/refund/amount-reading";
import { loadLater } from "@/components/refund/later-parts";
import type { RefundTerms } from "@/components/refund/refund-terms";
import { useTypedAmount } from "@/components/refund/use-typed-amount";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

type Later = Awaited<ReturnType<typeof loadLater>>;

/** Follows the amount field; null while it still says what is left, or while nothing can be said about it. */
export function useAmountReading(form: UseFormReturn<TypedRefund>, terms: RefundTerms): AmountReading | null {
  const typed = useTypedAmount(form);
  const [law, setLaw] = useState<Later | null>(null);
  const isTouched = typed !== undefined && typed !== terms.leftEditable;
  useEffect(() => {
    if (isTouched) void loadLater().then(setLaw, () => setLaw(null));
  }, [isTouched]);
  return isTouched && law !== null ? law.readAmount(typed, terms) : null;
}
