import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageLink } from "@/components/ui/page-link";
import { type AuditFilter, auditFilterLabels } from "@/lib/core/audit/audit-filter";

/** The filters of the audit log; they go into the address, where they can be linked to and kept. */
export function AuditFilterForm({ filter }: { filter: AuditFilter }) {
  return (
    <form action="/audit-log" method="get" aria-label="Filters" className="flex flex-wrap items-end gap-3">
      <Field id="filter-event" label={auditFilterLabels.event} className="basis-44">
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
      <Field id="filter-actor" label={auditFilterLabels.actor} className="basis-44">
        {(ties) => <Input {...ties} name="actor" defaultValue={filter.actor} autoComplete="off" />}
      </Field>
      <Field id="filter-object" label={auditFilterLabels.object} className="basis-56">
        {(ties) => <Input {...ties} name="object" defaultValue={filter.object} autoComplete="off" />}
      </Field>
      <Field id="filter-from" label={auditFilterLabels.from} className="basis-36">
        {(ties) => <Input {...ties} name="from" type="date" defaultValue={filter.from} />}
      </Field>
      <Field id="filter-to" label={auditFilterLabels.to} className="basis-36">
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
