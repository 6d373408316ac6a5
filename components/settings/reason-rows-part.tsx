import type { LimitsFormPart } from "@/components/settings/limits-form-part";
import { CheckBox } from "@/components/ui/check-box";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";

const told = [
  ["", "Nothing"],
  ["requested_by_customer", "Requested by customer"],
  ["duplicate", "Duplicate"],
  ["fraudulent", "Fraudulent: blocks the card and the e-mail address"],
] as const;

const blank = { key: "", label: "", stripeReason: "", needsNote: false };

/** The company's own reasons, each with what Stripe is told; without any, Stripe's three are offered. */
export function ReasonRowsPart({ part }: { part: LimitsFormPart }) {
  const reasons = [...part.typed.reasons, blank, blank, blank];
  return (
    <section aria-labelledby="reasons" className="max-w-form space-y-3">
      <h2 id="reasons">Reasons of your own</h2>
      <p className="text-soft">
        Without any, Stripe’s own three are offered. A line without a name is taken away.
      </p>
      {reasons.map((reason, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no name of their own
        <div key={index} className="space-y-2 border-b border-line pb-3">
          <input type="hidden" name={`reasons.${index}.key`} value={reason.key} />
          <div className="flex flex-wrap gap-3">
            <Field
              id={`limits-reasons.${index}.label`}
              label={`Reason ${index + 1}`}
              fault={part.faultAt(`reasons.${index}.label`)}
              className="grow basis-48"
            >
              {(ties) => <Input {...ties} name={`reasons.${index}.label`} defaultValue={reason.label} />}
            </Field>
            <Field
              id={`limits-reasons.${index}.stripeReason`}
              label={`Stripe is told, ${index + 1}`}
              className="grow basis-48"
            >
              {(ties) => (
                <Select {...ties} name={`reasons.${index}.stripeReason`} defaultValue={reason.stripeReason}>
                  {told.map(([value, text]) => (
                    <option key={value} value={value}>
                      {text}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <CheckBox
            name={`reasons.${index}.needsNote`}
            text={`Reason ${index + 1} needs a note`}
            isOn={reason.needsNote}
          />
        </div>
      ))}
    </section>
  );
}
