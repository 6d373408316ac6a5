import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { PageLink } from "@/components/ui/page-link";
import { refundStates } from "@/lib/core/refund/refund-ledger";
import { type RefundsView, refundsFilterLabels } from "@/lib/core/refund/refunds-view";
import { refundStateSentence } from "@/lib/core/sentences";

/** The filters of the list; they go into the address, where they can be linked to and kept. */
export function RefundsFilterForm({ view: { filter, requesters } }: { view: RefundsView }) {
  const isSomebody = filter.whose !== "everyone" && filter.whose !== "mine";
  const isOffered = !isSomebody || requesters.some(({ key }) => key === filter.whose);
  return (
    <form action="/refunds" method="get" aria-label="Filters" className="flex flex-wrap items-end gap-3">
      <Field id="filter-state" label={refundsFilterLabels.state} className="basis-48">
        {(ties) => (
          <Select {...ties} name="state" defaultValue={filter.state ?? ""}>
            <option value="">Any</option>
            {refundStates.map((state) => (
              <option key={state} value={state}>
                {refundStateSentence(state, null)}
                {state === "unknown" && ", answer lost"}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="filter-whose" label={refundsFilterLabels.whose} className="basis-32">
        {(ties) => (
          <Select {...ties} name="whose" defaultValue={filter.whose === "everyone" ? "" : filter.whose}>
            <option value="">Everyone</option>
            <option value="mine">Me</option>
            {requesters.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
            {!isOffered && <option value={filter.whose}>Somebody else</option>}
          </Select>
        )}
      </Field>
      <Field id="filter-ticket" label={refundsFilterLabels.ticket} className="basis-32">
        {(ties) => <Input {...ties} name="ticket" defaultValue={filter.ticket} autoComplete="off" />}
      </Field>
      <Field id="filter-charge" label={refundsFilterLabels.chargeId} className="basis-48">
        {(ties) => <Input {...ties} name="chargeId" defaultValue={filter.chargeId} autoComplete="off" />}
      </Field>
      <Field id="filter-from" label={refundsFilterLabels.from} className="basis-36">
        {(ties) => <Input {...ties} name="from" type="date" defaultValue={filter.from} />}
      </Field>
      <Field id="filter-to" label={refundsFilterLabels.to} className="basis-36">
        {(ties) => <Input {...ties} name="to" type="date" defaultValue={filter.to} />}
      </Field>
      <div className="flex items-center gap-3">
        <Button tone="plain" type="submit">
          Filter
        </Button>
        <PageLink href="/refunds" className="inline-flex min-h-target items-center">
          Clear
        </PageLink>
      </div>
    </form>
  );
}
