import type { KeyboardEvent } from "react";
import { fieldId } from "@/components/refund/field-id";
import type { FormPart } from "@/components/refund/form-part";
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
      <legend className="mb-1 font-medium">Reason</legend>
      {terms.reasons.map((reason) => (
        <label key={reason.value} className="flex min-h-target items-baseline gap-2 py-1">
          <input
            {...form.register("reason")}
            type="radio"
            value={reason.value}
            defaultChecked={reason.value === first.reason}
            onKeyDown={chooseByLetter}
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

function chooseByLetter(event: KeyboardEvent<HTMLInputElement>) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const radios = event.currentTarget.closest("fieldset")?.querySelectorAll("input") ?? [];
  const radio = Array.from(radios).find(
    (input) => input.getAttribute("aria-keyshortcuts") === event.key.toLowerCase(),
  );
  radio?.focus();
  radio?.click();
}
