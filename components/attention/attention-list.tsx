import { CaseSummary } from "@/components/attention/case-summary";
import { ExportLink } from "@/components/ui/export-link";
import { PageLink } from "@/components/ui/page-link";
import { attentionAddress, attentionExportAddress } from "@/lib/core/attention/attention-filter";
import type { AttentionView } from "@/lib/core/attention/attention-view";
import type { ActAction } from "@/lib/core/attention/case-form";

/** The cases: open ones with the oldest first, closed ones with the newest first. */
export function AttentionList({ view, action }: { view: AttentionView; action: ActAction }) {
  if (view.cases.length === 0) return <EmptyList view={view} />;
  const address = attentionAddress(view.filter, null);
  return (
    <>
      <ol aria-label="Cases" className="divide-y divide-line border-y border-line">
        {view.cases.map((one) => (
          <CaseSummary key={one.id} one={one} view={view} address={address} action={action} />
        ))}
      </ol>
      {view.next !== null && (
        <p>
          <PageLink
            href={attentionAddress(view.filter, view.next)}
            rel="next"
            className="inline-flex min-h-target items-center"
          >
            Next
          </PageLink>
        </p>
      )}
      <ExportLink href={attentionExportAddress(view.filter)} words="Export these cases:" />
    </>
  );
}

function EmptyList({ view: { filter } }: { view: AttentionView }) {
  const isFiltered = filter.whose !== "everyone" || filter.kind !== null;
  if (isFiltered) {
    return (
      <output className="block text-soft">
        No case fits these filters. <PageLink href="/attention">Show all open cases</PageLink>
      </output>
    );
  }
  return (
    <output className="block text-soft">
      {filter.show === "closed"
        ? "No case has been closed yet."
        : "Nothing needs anybody. A refund that fails later, or that only people can settle, comes here by itself."}
    </output>
  );
}
