import { useState } from "react";
import { fieldId } from "@/components/refund/field-id";
import type { FormPart } from "@/components/refund/form-part";
import { loadLater } from "@/components/refund/later-parts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const shares = [25n, 50n, 75n];

/** The amount: all that is left until somebody types, with keys for shares of it. */
export function AmountField({ form, terms, first }: FormPart) {
  const { errors, isSubmitted } = form.formState;
  const [openedWith] = useState(terms.leftText);
  const choose = (text: string) => form.setValue("amount", text, { shouldValidate: isSubmitted });
  async function chooseShare(percent: bigint) {
    const { shareOfLeft } = await loadLater();
    choose(shareOfLeft(percent, terms));
  }
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field
        id={fieldId("amount")}
        label="Amount"
        hint={`${terms.currency.toUpperCase()}, ${terms.leftText} left`}
        fault={errors.amount?.message}
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
      <div className="hidden self-start sm:pt-6 scripted:flex">
        {shares.map((percent) => (
          <ShareKey key={percent} text={`${percent} %`} onChoose={() => void chooseShare(percent)} />
        ))}
        <ShareKey text="All" onChoose={() => choose(terms.leftEditable)} />
      </div>
      <output className="block basis-full text-caution empty:hidden">
        {terms.leftText !== openedWith &&
          `This payment changed while you were here: ${openedWith} was left, now it is ${terms.leftText}.`}
      </output>
    </div>
  );
}

function ShareKey({ text, onChoose }: { text: string; onChoose: () => void }) {
  return (
    <Button tone="quiet" onClick={onChoose} className="button-small">
      {text}
      <span className="sr-only"> of what is left</span>
    </Button>
  );
}
