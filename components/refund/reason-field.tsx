import { fieldId } from "@/components/refund/field-id";
import type { FormPart } from "@/components/refund/form-part";
import { loadLater } from "@/components/refund/later-parts";
import { FieldFault } from "@/components/ui/field-fault";

/** Why: one of Stripe's reasons. Within the group, the underlined letter chooses. */
export function ReasonField({ form, terms, first }: FormPart) {
  const fault = form.formState.errors.reason?.message;
  const faultId = `${fieldId("reason")}-fault`;
  return (
    <fieldset
      id={fieldId("reason")}
      tabIndex={-1}
      aria-describedby={fault === undefined ? undefined : faultId}
    >
      {terms.reasonLegend}
      {terms.reasons.map((reason) => (
        <label key={reason.value} className="flex min-h-target items-baseline gap-2 py-1">
          <input
            {...form.register("reason")}
            type="radio"
            value={reason.value}
            defaultChecked={reason.value === first.reason}
            onKeyDown={({ nativeEvent }) =>
              void loadLater().then((later) => later.chooseByLetter(nativeEvent))
            }
            aria-keyshortcuts={reason.letter}
            aria-describedby={reason.consequenceId ?? undefined}
            className="size-4 shrink-0 translate-y-0.5 accent-accent"
          />
          {reason.text}
        </label>
      ))}
      <FieldFault id={faultId} text={fault} />
    </fieldset>
  );
}
