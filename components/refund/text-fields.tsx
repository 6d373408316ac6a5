import { fieldId } from "@/components/refund/field-id";
import type { FormPart } from "@/components/refund/form-part";
import { Field } from "@/components/ui/field";
import { Input, TextArea } from "@/components/ui/input";

/** Ticket and note. Too long a text is said, not cut off: what a person pasted stays whole. */
export function TextFields({ form, terms, first }: FormPart) {
  const { errors } = form.formState;
  return (
    <>
      <Field id={fieldId("ticket")} label="Ticket" hint={terms.ticketHint} fault={errors.ticket?.message}>
        {(ties) => (
          <Input {...ties} {...form.register("ticket")} defaultValue={first.ticket} autoComplete="off" />
        )}
      </Field>
      <Field id={fieldId("note")} label="Note" hint={terms.noteHint} fault={errors.note?.message}>
        {(ties) => <TextArea {...ties} {...form.register("note")} defaultValue={first.note} rows={2} />}
      </Field>
    </>
  );
}
