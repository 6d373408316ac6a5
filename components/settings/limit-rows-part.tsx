import type { LimitsFormPart } from "@/components/settings/limits-form-part";
import { FieldFault } from "@/components/ui/field-fault";
import { Input, Select } from "@/components/ui/input";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { LimitablePerson } from "@/lib/core/limits/limit-view";
import type { TypedLimitRow } from "@/lib/core/limits/typed-limits";

const columns = [
  ["perRefund", "One refund"],
  ["perDay", "A person, 24 h"],
  ["perCharge", "A payment, 24 h"],
  ["perCustomer", "A customer, 24 h"],
  ["stepUpAbove", "Second factor above"],
] as const;

const blank: TypedLimitRow = {
  who: "agent",
  currency: "",
  perRefund: "",
  perDay: "",
  perCharge: "",
  perCustomer: "",
  stepUpAbove: "",
};

/** What one person may refund alone: a line for each role or person and currency, and three to add. */
export function LimitRowsPart({
  part,
  people,
}: {
  part: LimitsFormPart;
  people: readonly LimitablePerson[];
}) {
  const rows = [...part.typed.rows, blank, blank, blank];
  const head = (
    <>
      <HeadCell>Who</HeadCell>
      <HeadCell>Currency</HeadCell>
      {columns.map(([name, text]) => (
        <HeadCell key={name} isAmount>
          {text}
        </HeadCell>
      ))}
    </>
  );
  return (
    <section aria-labelledby="limit-rows" className="space-y-2">
      <h2 id="limit-rows">What one person may refund alone</h2>
      <p className="max-w-prose text-soft">
        Above any of these a second person has to agree. An empty amount is no limit; a line without a
        currency is taken away. A person’s own lines replace those of the role. Above the last one a person
        confirms with a second factor first, counted with what went back of the payment in 24 hours; where the
        company’s sign-in cannot ask for one, a second person has to agree instead.
      </p>
      <Table label="Limits" head={head}>
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no name of their own
          <Row key={index} row={row} index={index} part={part} people={people} />
        ))}
      </Table>
    </section>
  );
}

function Row(props: {
  row: TypedLimitRow;
  index: number;
  part: LimitsFormPart;
  people: readonly LimitablePerson[];
}) {
  const { row, index } = props;
  const name = (field: string) => `rows.${index}.${field}`;
  const line = `line ${index + 1}`;
  return (
    <tr>
      <Cell>
        <Select name={name("who")} aria-label={`Who, ${line}`} defaultValue={row.who} className="min-w-32">
          <option value="agent">Agents</option>
          <option value="lead">Leads</option>
          {props.people.map(({ key, name: called }) => (
            <option key={key} value={key}>
              {called}
            </option>
          ))}
        </Select>
      </Cell>
      <Cell>
        <CellInput
          name={name("currency")}
          label={`Currency, ${line}`}
          value={row.currency.toUpperCase()}
          part={props.part}
          className="w-16"
        />
      </Cell>
      {columns.map(([field, text]) => (
        <Cell key={field} isAmount>
          <CellInput
            name={name(field)}
            label={`${text}, ${line}`}
            value={row[field]}
            part={props.part}
            className="w-32 text-right tabular-nums"
          />
        </Cell>
      ))}
    </tr>
  );
}

/** One cell with its fault under it. */
function CellInput(props: {
  name: string;
  label: string;
  value: string;
  part: LimitsFormPart;
  className: string;
}) {
  const id = `limits-${props.name}`;
  const fault = props.part.faultAt(props.name);
  return (
    <>
      <Input
        id={id}
        name={props.name}
        aria-label={props.label}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        defaultValue={props.value}
        autoComplete="off"
        className={`ml-auto ${props.className}`}
      />
      <FieldFault id={`${id}-fault`} text={fault} />
    </>
  );
}
