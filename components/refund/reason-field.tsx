import type { KeyboardEvent } from "react";
import { fieldId } from "@/components/refund/field-id";
import type { FormPart } from "@/components/refund/form-part";
import type { ReasonChoice } from "@/components/refund/refund-terms";
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
            aria-keyshortcuts={letterOf(reason)}
            aria-describedby={
              reason.consequence === null ? undefined : `${fieldId("reason")}-${reason.value}`
            }
            className="size-4 shrink-0 translate-y-0.5 accent-accent"
          />
          <ReasonText reason={reason} />
        </label>
      ))}
      <FieldFault id={faultId} text={fault} />
    </fieldset>
  );
}

function ReasonText({ reason: { value, label, consequence } }: { reason: ReasonChoice }) {
  return (
    <span>
      <span>
        <span className="underline underline-offset-2">{label.slice(0, 1)}</span>
        {label.slice(1)}
      </span>
      {consequence !== null && (
        <span id={`${fieldId("reason")}-${value}`} aria-hidden="true" className="block text-sm text-caution">
          {consequence}
        </span>
      )}
    </span>
  );
}

function letterOf({ label }: ReasonChoice): string {
  return label.slice(0, 1).toLowerCase();
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
