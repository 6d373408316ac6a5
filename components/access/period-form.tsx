import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { periodDays } from "@/lib/core/access/access-period";

/** How far back the review looks; it goes into the address. */
export function PeriodForm({ days }: { days: number }) {
  return (
    <form
      action="/settings/access"
      method="get"
      aria-label="Period"
      className="flex flex-wrap items-end gap-3"
    >
      <Field id="period-days" label="Look back" className="basis-32">
        {(ties) => (
          <Select {...ties} name="days" defaultValue={String(days)}>
            {periodDays
              .toSorted((left, right) => left - right)
              .map((one) => (
                <option key={one} value={one}>
                  {one} days
                </option>
              ))}
          </Select>
        )}
      </Field>
      <Button tone="plain" type="submit">
        Show
      </Button>
    </form>
  );
}
