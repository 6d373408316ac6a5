import type { LimitsFormPart } from "@/components/settings/limits-form-part";
import { ReasonRowsPart } from "@/components/settings/reason-rows-part";
import { CheckBox } from "@/components/ui/check-box";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { unlistedWords } from "@/lib/core/limits/limit-changes";
import { unlistedRules } from "@/lib/core/limits/limit-rules";

/** What is asked of every refund, whoever makes it. */
export function RulesPart({ part }: { part: LimitsFormPart }) {
  const { typed } = part;
  return (
    <>
      <section aria-labelledby="rules" className="max-w-form space-y-4">
        <h2 id="rules">Rules for every refund</h2>
        <Field id="limits-unlistedCurrencies" label="Currencies that are not listed above">
          {(ties) => (
            <Select {...ties} name="unlistedCurrencies" defaultValue={typed.unlistedCurrencies}>
              {unlistedRules.map((rule) => (
                <option key={rule} value={rule}>
                  {unlistedWords[rule]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          id="limits-paymentAgeDaysMax"
          label="Age of a payment that one person may refund alone"
          hint="In days; empty for any age"
          fault={part.faultAt("paymentAgeDaysMax")}
        >
          {(ties) => (
            <Input
              {...ties}
              name="paymentAgeDaysMax"
              inputMode="numeric"
              defaultValue={typed.paymentAgeDaysMax}
            />
          )}
        </Field>
        <Field
          id="limits-ticketMask"
          label="A ticket looks like"
          hint="# digits, @ letters, * anything; empty for any text"
          fault={part.faultAt("ticketMask")}
        >
          {(ties) => <Input {...ties} name="ticketMask" defaultValue={typed.ticketMask} />}
        </Field>
        <CheckBox name="isTicketRequired" text="A ticket is compulsory" isOn={typed.isTicketRequired} />
        <CheckBox name="isReasonRequired" text="A reason is compulsory" isOn={typed.isReasonRequired} />
        <HoldFields part={part} />
        <NoteRows part={part} />
      </section>
      <ReasonRowsPart part={part} />
    </>
  );
}

/** Time for second thoughts: until it is over, its author can undo a refund with one key. */
function HoldFields({ part }: { part: LimitsFormPart }) {
  const fields = [
    { name: "holdAgent", label: "Agents’ refunds are held back" },
    { name: "holdLead", label: "Leads’ refunds are held back" },
  ] as const;
  return fields.map(({ name, label }) => (
    <Field
      key={name}
      id={`limits-${name}`}
      label={label}
      hint="In seconds, 0 to 900; can be undone until then"
      fault={part.faultAt(name)}
    >
      {(ties) => <Input {...ties} name={name} inputMode="numeric" defaultValue={part.typed[name]} />}
    </Field>
  ));
}

function NoteRows({ part }: { part: LimitsFormPart }) {
  const notes = [...part.typed.notes, { currency: "", from: "" }, { currency: "", from: "" }];
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 font-medium">A note is compulsory from this amount on</legend>
      {notes.map((note, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no name of their own
        <div key={index} className="flex flex-wrap gap-3">
          <Field
            id={`limits-notes.${index}.currency`}
            label={`Currency of note ${index + 1}`}
            fault={part.faultAt(`notes.${index}.currency`)}
            className="basis-40"
          >
            {(ties) => (
              <Input {...ties} name={`notes.${index}.currency`} defaultValue={note.currency.toUpperCase()} />
            )}
          </Field>
          <Field
            id={`limits-notes.${index}.from`}
            label={`From amount ${index + 1}`}
            fault={part.faultAt(`notes.${index}.from`)}
            className="grow basis-40"
          >
            {(ties) => <Input {...ties} name={`notes.${index}.from`} defaultValue={note.from} />}
          </Field>
        </div>
      ))}
    </fieldset>
  );
}
