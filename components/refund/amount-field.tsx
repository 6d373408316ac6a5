import { Suspense, useEffect, useRef, useState } from "react";
import { fieldId } from "@/components/refund/field-id";
import type { FormPart } from "@/components/refund/form-part";
import { loadLater } from "@/components/refund/later-parts";
import { useAmountReading } from "@/components/refund/use-amount-reading";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Later = Awaited<ReturnType<typeof loadLater>>;

/**
 * The amount: all that is left until somebody types, with keys for shares of it. It is measured against what is
 * left now, also when that changes after it was typed.
 */
export function AmountField({ form, terms, first }: FormPart) {
  const { errors, isSubmitted } = form.formState;
  const [openedWith] = useState(terms.leftText);
  const reading = useAmountReading(form, terms);
  useFollowLeft(form, terms);
  const choose = (text: string) => form.setValue("amount", text, { shouldValidate: isSubmitted });
  const [Helper, setHelper] = useState<Later["LaterAmountHelper"] | null>(null);
  const press = (pressed: EventTarget) =>
    void loadLater().then((later) =>
      later.pressAmountKey(pressed, terms, { choose, help: () => setHelper(() => later.LaterAmountHelper) }),
    );
  return (
    <div
      role="presentation"
      onClick={({ target }) => press(target)}
      className="flex flex-wrap items-end gap-2"
    >
      <Field
        id={fieldId("amount")}
        label="Amount"
        hint={terms.leftHint}
        fault={errors.amount?.message ?? reading?.fault ?? undefined}
        className="grow basis-56"
      >
        {(ties) => (
          <Input
            {...ties}
            {...form.register("amount")}
            defaultValue={first.amount ?? terms.leftEditable}
            inputMode="decimal"
            autoComplete="off"
            className="text-right text-lg tabular-nums"
          />
        )}
      </Field>
      {terms.amountKeys}
      {Helper !== null && (
        <Suspense>
          <Helper form={form} terms={terms} onUse={choose} />
        </Suspense>
      )}
      {/* Read out by the page itself, which tells every change. */}
      <p className="basis-full text-caution empty:hidden">
        {terms.leftText !== openedWith && terms.changedWords.join(openedWith)}
      </p>
    </div>
  );
}

/** An amount that nobody changed means "what is left", so it follows when that changes. */
function useFollowLeft({ getValues, setValue }: FormPart["form"], { leftEditable }: FormPart["terms"]) {
  const shown = useRef(leftEditable);
  useEffect(() => {
    if (getValues("amount") === shown.current) setValue("amount", leftEditable);
    shown.current = leftEditable;
  }, [leftEditable, getValues, setValue]);
}
