import { useCallback, useSyncExternalStore } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

/** What stands in the amount field; undefined while the form is put on the page. */
export function useTypedAmount({ subscribe, getValues }: UseFormReturn<TypedRefund>): string | undefined {
  return useSyncExternalStore(
    useCallback(
      (onChange: () => void) =>
        subscribe({ name: ["amount"], formState: { values: true }, callback: onChange }),
      [subscribe],
    ),
    (): string | undefined => getValues("amount"),
    () => undefined,
  );
}
