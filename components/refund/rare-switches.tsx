import { ConnectPreview } from "@/components/refund/connect-preview";
import { fieldId } from "@/components/refund/field-id";
import type { FormPart } from "@/components/refund/form-part";
import { Field } from "@/components/ui/field";
import { FieldFault } from "@/components/ui/field-fault";
import { Input } from "@/components/ui/input";

/** What only some payments have: an e-mail for instructions, a transfer, an application fee, an intent to name. */
export function RareSwitches(part: FormPart) {
  const { form, terms, first } = part;
  return (
    <>
      {terms.asksInstructionsEmail && (
        <Field
          id={fieldId("instructionsEmail")}
          label="E-mail for refund instructions"
          hint="Stripe asks the customer there for bank details"
          fault={form.formState.errors.instructionsEmail?.message}
        >
          {(ties) => (
            <Input
              {...ties}
              {...form.register("instructionsEmail")}
              type="email"
              defaultValue={first.instructionsEmail}
              autoComplete="off"
            />
          )}
        </Field>
      )}
      {terms.canReverseTransfer && (
        <Switch
          {...part}
          field="reverseTransfer"
          label="Return the transfer"
          hint="The connected account gives back its share; otherwise your own balance pays"
        />
      )}
      {terms.canRefundApplicationFee && (
        <Switch
          {...part}
          field="refundApplicationFee"
          label="Return the application fee"
          hint={
            terms.canReverseTransfer
              ? "Its share goes back to the connected account; only together with the transfer"
              : "Its share goes back to the connected account"
          }
        />
      )}
      {terms.paymentIntentId !== null && (
        <Switch
          {...part}
          field="byPaymentIntent"
          label="Name the payment intent"
          hint={`Stripe is told ${terms.paymentIntentId} in place of the charge; “${terms.whole}” always names the charge`}
        />
      )}
      {terms.connect !== null && <ConnectPreview {...part} />}
    </>
  );
}

function Switch(
  props: FormPart & {
    field: "reverseTransfer" | "refundApplicationFee" | "byPaymentIntent";
    label: string;
    hint: string;
  },
) {
  const id = fieldId(props.field);
  const fault = props.form.formState.errors[props.field]?.message;
  return (
    <div>
      <label className="flex min-h-target w-fit items-center gap-2">
        <input
          {...props.form.register(props.field)}
          id={id}
          type="checkbox"
          defaultChecked={props.first[props.field]}
          aria-invalid={fault === undefined ? undefined : true}
          aria-describedby={fault === undefined ? `${id}-hint` : `${id}-hint ${id}-fault`}
          className="size-4 accent-accent"
        />
        {props.label}
      </label>
      <p id={`${id}-hint`} className="pl-6 text-sm text-soft wrap-anywhere">
        {props.hint}
      </p>
      <FieldFault id={`${id}-fault`} text={fault} />
    </div>
  );
}
