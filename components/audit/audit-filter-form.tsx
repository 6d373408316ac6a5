import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageLink } from "@/components/ui/page-link";
import type { AuditFilter } from "@/lib/core/audit/audit-filter";

/** The filters of the audit log; they go into the address, where they can be linked to and kept. */
export function AuditFilterForm({ filter }: { filter: AuditFilter }) {
  return (
    <form action="/audit-log" method="get" aria-label="Filters" className="flex flex-wrap items-end gap-3">
      <Field id="filter-event" label="What" className="basis-44">
        {(ties) => (
          <Input
            {...ties}
            name="event"
            defaultValue={filter.event}
            placeholder="refund.requested"
            autoComplete="off"
          />
        )}
      </Field>
      <Field id="filter-actor" label="Who" className="basis-44">
        {(ties) => <Input {...ties} name="actor" defaultValue={filter.actor} autoComplete="off" />}
      </Field>
      <Field id="filter-object" label="Refund or charge" className="basis-56">
        {(ties) => <Input {...ties} name="object" defaultValue={filter.object} autoComplete="off" />}
      </Field>
      <Field id="filter-from" label="From (UTC)" className="basis-36">
        {(ties) => <Input {...ties} name="from" type="date" defaultValue={filter.from} />}
      </Field>
      <Field id="filter-to" label="To (UTC)" className="basis-36">
        {(ties) => <Input {...ties} name="to" type="date" defaultValue={filter.to} />}
      </Field>
      <div className="flex items-center gap-3">
        <Button tone="plain" type="submit">
          Filter
        </Button>
        <PageLink href="/audit-log" className="inline-flex min-h-target items-center">
          Clear
        </PageLink>
      </div>
    </form>
  );
}
