import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { PageLink } from "@/components/ui/page-link";
import { attentionKinds } from "@/lib/core/attention/attention-case";
import { attentionFilterLabels } from "@/lib/core/attention/attention-filter";
import type { AttentionFilter } from "@/lib/core/attention/attention-view";
import { kindLabel } from "@/lib/core/attention/case-words";

/** The filters of the list; they go into the address, where they can be linked to and kept. */
export function AttentionFilterForm({ filter }: { filter: AttentionFilter }) {
  return (
    <form action="/attention" method="get" aria-label="Filters" className="flex flex-wrap items-end gap-3">
      <Field id="filter-show" label={attentionFilterLabels.show} className="basis-32">
        {(ties) => (
          <Select {...ties} name="show" defaultValue={filter.show === "closed" ? "closed" : ""}>
            <option value="">Open</option>
            <option value="closed">Closed</option>
          </Select>
        )}
      </Field>
      <Field id="filter-whose" label={attentionFilterLabels.whose} className="basis-36">
        {(ties) => (
          <Select {...ties} name="whose" defaultValue={filter.whose === "everyone" ? "" : filter.whose}>
            <option value="">Any</option>
            <option value="mine">Me</option>
            <option value="nobody">Nobody yet</option>
          </Select>
        )}
      </Field>
      <Field id="filter-kind" label={attentionFilterLabels.kind} className="basis-48">
        {(ties) => (
          <Select {...ties} name="kind" defaultValue={filter.kind ?? ""}>
            <option value="">Any</option>
            {attentionKinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindLabel(kind)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex items-center gap-3">
        <Button tone="plain" type="submit">
          Filter
        </Button>
        <PageLink href="/attention" className="inline-flex min-h-target items-center">
          Clear
        </PageLink>
      </div>
    </form>
  );
}
