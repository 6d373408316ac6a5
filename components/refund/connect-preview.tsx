import { useCallback, useSyncExternalStore } from "react";
import type { FormPart } from "@/components/refund/form-part";
import { connectShares } from "@/lib/core/charge/connect-shares";
import { parseAmount } from "@/lib/core/money/parse-amount";

const names = ["amount", "reverseTransfer", "refundApplicationFee"] as const;

/** What each party gets or gives, in money, while the amount and the switches are still being chosen. */
export function ConnectPreview({ form, terms, first }: FormPart) {
  const { subscribe, getValues } = form;
  const key = useSyncExternalStore(
    useCallback(
      (onChange: () => void) =>
        subscribe({ name: [...names], formState: { values: true }, callback: onChange }),
      [subscribe],
    ),
    () => JSON.stringify(getValues([...names])),
    () => "[]",
  );
  const [amount, reverseTransfer, refundApplicationFee] = readKey(key);
  const { connect } = terms;
  if (connect === null) return null;
  const text = amount ?? first.amount ?? terms.leftEditable;
  const parsed = parseAmount(text, terms.currency, terms.locale);
  if (!parsed.ok) return null;
  const flags = {
    reverseTransfer: reverseTransfer ?? first.reverseTransfer,
    refundApplicationFee: refundApplicationFee ?? first.refundApplicationFee,
  };
  return (
    <ul
      aria-label="What each party gets"
      aria-live="polite"
      className="border-l-2 border-line pl-3 text-sm text-soft"
    >
      {connectShares(connect, parsed.money.amountMinor, flags).map((sentence) => (
        <li key={sentence} className="wrap-anywhere">
          {sentence}
        </li>
      ))}
    </ul>
  );
}

/** The three values, each undefined while the form is not on the page yet. */
function readKey(key: string): [string | undefined, boolean | undefined, boolean | undefined] {
  const values: unknown = JSON.parse(key);
  const [amount, transfer, fee]: unknown[] = Array.isArray(values) ? values : [];
  return [
    typeof amount === "string" ? amount : undefined,
    typeof transfer === "boolean" ? transfer : undefined,
    typeof fee === "boolean" ? fee : undefined,
  ];
}
