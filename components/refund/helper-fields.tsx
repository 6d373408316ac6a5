import type { KeyboardEvent } from "react";
import { choosable, type HelperInputs } from "@/components/refund/helper-inputs";
import type { RefundTerms } from "@/components/refund/refund-terms";
import type { OrderState } from "@/components/refund/use-order";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { OrderLine } from "@/lib/core/calculation/order";
import { formatMoney } from "@/lib/core/money/format-money";

type Props = {
  readonly inputs: HelperInputs;
  readonly order: OrderState;
  readonly terms: RefundTerms;
  readonly onChange: (inputs: HelperInputs) => void;
  /** Enter takes the amount over: it must not send the refund. */
  readonly onEnter: () => void;
};

/** What has to be typed or chosen for each way to work an amount out. */
export function HelperFields(props: Props) {
  const { inputs, order } = props;
  if (inputs.kind === "percent") {
    return (
      <div className="flex flex-wrap gap-3">
        <TextCell {...props} name="percent" label="Percentage" hint="Up to 100" />
        <Basis {...props} />
      </div>
    );
  }
  if (inputs.kind === "days_unused") {
    return (
      <div className="flex flex-wrap gap-3">
        <TextCell {...props} name="from" label="First day paid for" type="date" />
        <TextCell {...props} name="to" label="Last day paid for" type="date" />
        <TextCell {...props} name="unusedFrom" label="First unused day" type="date" />
        <Basis {...props} />
      </div>
    );
  }
  if (order.kind === "asking") return <p className="text-soft">Asking Stripe what was bought…</p>;
  if (order.kind === "trouble") return <p className="text-caution">{order.sentence}</p>;
  if (order.kind === "none") {
    return <p className="text-soft">Stripe has no invoice and no checkout for this payment.</p>;
  }
  if (inputs.kind === "shipping") return null;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {choosable(order.order).map((line) => (
        <LineRow key={line.id} {...props} line={line} />
      ))}
    </ul>
  );
}

function TextCell(
  props: Props & {
    name: "percent" | "from" | "to" | "unusedFrom";
    label: string;
    hint?: string;
    type?: "date";
  },
) {
  const { inputs, name } = props;
  return (
    <Field id={`helper-${name}`} label={props.label} hint={props.hint} className="grow basis-36">
      {(ties) => (
        <Input
          {...ties}
          type={props.type ?? "text"}
          inputMode={name === "percent" ? "decimal" : undefined}
          autoComplete="off"
          value={inputs[name]}
          onChange={({ target }) => props.onChange({ ...inputs, [name]: target.value })}
          onKeyDown={(event) => onKey(event, props.onEnter)}
        />
      )}
    </Field>
  );
}

function Basis({ inputs, onChange }: Props) {
  return (
    <Field id="helper-of" label="Of what" className="grow basis-36">
      {(ties) => (
        <Select
          {...ties}
          value={inputs.of}
          onChange={({ target }) => onChange({ ...inputs, of: target.value === "left" ? "left" : "paid" })}
        >
          <option value="paid">What was paid</option>
          <option value="left">What is left</option>
        </Select>
      )}
    </Field>
  );
}

function LineRow({ line, terms, inputs, onChange, onEnter }: Props & { line: OrderLine }) {
  const { id, description, quantity, grossMinor } = line;
  const money = { amountMinor: grossMinor, currency: terms.currency };
  return (
    <li className="flex items-center justify-between gap-3 py-1">
      <label htmlFor={`helper-line-${id}`} className="min-w-0">
        <bdi>{description}</bdi>
        <span className="block text-sm text-soft">
          {quantity > 1 && `${quantity} for `}
          {formatMoney(money, terms.locale)}
        </span>
      </label>
      <span className="flex items-center gap-1">
        <Input
          id={`helper-line-${id}`}
          type="number"
          min={0}
          max={quantity}
          value={inputs.quantities[id] ?? 0}
          onChange={({ target }) => {
            const chosen = Math.min(Math.max(Math.trunc(target.valueAsNumber) || 0, 0), quantity);
            onChange({ ...inputs, quantities: { ...inputs.quantities, [id]: chosen } });
          }}
          onKeyDown={(event) => onKey(event, onEnter)}
          className="w-20 text-right tabular-nums"
        />
        <span className="text-sm text-soft">of {quantity}</span>
      </span>
    </li>
  );
}

function onKey(event: KeyboardEvent, onEnter: () => void) {
  if (event.key !== "Enter") return;
  event.preventDefault();
  onEnter();
}
