import { useEffect, useRef, useState } from "react";
import type { FormPart } from "@/components/refund/form-part";
import { HelperFields } from "@/components/refund/helper-fields";
import { askedBy, askedText, firstInputs, kindLabels } from "@/components/refund/helper-inputs";
import { useOrder } from "@/components/refund/use-order";
import { useTypedAmount } from "@/components/refund/use-typed-amount";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { type Calculated, calculate } from "@/lib/core/calculation/calculate";
import { calculationKinds } from "@/lib/core/calculation/calculation";
import { calculationFaultSentence, calculationLines } from "@/lib/core/calculation/calculation-words";
import { editableAmount, formatMoney } from "@/lib/core/money/format-money";

type Used = { readonly amount: string; readonly asked: string };

/**
 * Works an amount out and puts it into the form. The arithmetic goes along for as long as the amount stands as it was
 * worked out; the server does it once more.
 */
export function AmountHelper(props: Pick<FormPart, "form" | "terms"> & { onUse: (amount: string) => void }) {
  const { terms } = props;
  const [inputs, setInputs] = useState(firstInputs);
  const [used, setUsed] = useState<Used | null>(null);
  const typed = useTypedAmount(props.form);
  const asked = askedBy(inputs);
  const ofOrder = inputs.kind === "lines" || inputs.kind === "tax" || inputs.kind === "shipping";
  const order = useOrder(terms.orderAddress, ofOrder);
  const place = useRef<HTMLSelectElement>(null);
  useEffect(() => place.current?.focus(), []);
  const done =
    asked === null || (ofOrder && order.kind !== "found")
      ? null
      : calculate(asked, {
          currency: terms.currency,
          paidMinor: BigInt(terms.paidMinor),
          leftMinor: BigInt(terms.leftMinor),
          order: order.kind === "found" ? order.order : null,
        });

  const stands = used !== null && used.amount === typed;
  // What is chosen now may be something else than what was taken over.
  const isUsed = stands && asked !== null && used.asked === askedText(asked);

  function take() {
    if (asked === null || !done?.ok) return;
    const { resultMinor, currency } = done.calculation;
    const amount = editableAmount({ amountMinor: BigInt(resultMinor), currency }, terms.locale);
    setUsed({ amount, asked: askedText(asked) });
    props.onUse(amount);
  }

  return (
    <fieldset className="min-w-0 basis-full space-y-3 border-l-4 border-accent pl-4">
      <legend className="sr-only">Work the amount out</legend>
      {stands && <input type="hidden" name="calculation" value={used.asked} />}
      <Field id="helper-kind" label="Work the amount out from">
        {(ties) => (
          <Select
            {...ties}
            ref={place}
            value={inputs.kind}
            onChange={({ target }) => {
              const kind = calculationKinds.find((known) => known === target.value) ?? "percent";
              setInputs({ ...inputs, kind });
            }}
          >
            {calculationKinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindLabels[kind]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <HelperFields inputs={inputs} order={order} terms={terms} onChange={setInputs} onEnter={take} />
      <Result done={done} locale={terms.locale} onUse={take} isUsed={isUsed} />
    </fieldset>
  );
}

function Result(props: { done: Calculated | null; locale: string; isUsed: boolean; onUse: () => void }) {
  const { done, locale } = props;
  return (
    <div aria-live="polite" className="space-y-2">
      {done?.ok === false && <p className="text-caution">{calculationFaultSentence(done.fault)}</p>}
      {done?.ok === true && (
        <>
          <ol className="text-sm text-soft">
            {calculationLines(done.calculation, locale).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          {props.isUsed ? (
            <p>The amount stands in the form, and how it was worked out goes along with it.</p>
          ) : (
            <Button tone="plain" onClick={props.onUse}>
              Take{" "}
              {formatMoney(
                { amountMinor: BigInt(done.calculation.resultMinor), currency: done.calculation.currency },
                locale,
              )}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
