import { CancelRefundSection } from "@/components/refund/cancel-refund-section";
import { MetadataForm } from "@/components/refund/metadata-form";
import { Fact, FactList } from "@/components/ui/fact-list";
import type { RefundActAction, RefundActs } from "@/lib/core/refund/refund-act";
import { metadataLimits, metadataRowsMax } from "@/lib/core/refund/refund-request";

/** The two things a person passes in from the page's doors. */
export type RefundActActions = {
  readonly cancelAction: RefundActAction;
  readonly metadataAction: RefundActAction;
};

/** What can still be done with a refund that Stripe has: its metadata, and canceling it, or where else that goes. */
export function RefundActsSection({ acts, ...actions }: RefundActActions & { acts: RefundActs }) {
  const { metadata } = acts;
  return (
    <>
      {metadata.mayChange && (
        <div className="print:hidden">
          <MetadataForm acts={acts} limits={limits} action={actions.metadataAction} />
        </div>
      )}
      {metadata.rows.length > 0 && <ReadMetadata rows={metadata.rows} isForPaper={metadata.mayChange} />}
      <div className="print:hidden">
        <CancelRefundSection acts={acts} action={actions.cancelAction} />
      </div>
    </>
  );
}

const limits = {
  metadataRows: metadataRowsMax,
  keyCharacters: metadataLimits.keyCharacters,
  valueCharacters: metadataLimits.valueCharacters,
};

/** A form cannot be read on paper, where it is left out: then this stands in its place. */
function ReadMetadata(props: Pick<RefundActs["metadata"], "rows"> & { isForPaper: boolean }) {
  const { rows, isForPaper } = props;
  const headingId = isForPaper ? "metadata-on-paper" : "metadata-heading";
  return (
    <section aria-labelledby={headingId} className={`max-w-form ${isForPaper ? "hidden print:block" : ""}`}>
      <h2 id={headingId} className="mb-2">
        Metadata at Stripe
      </h2>
      <FactList>
        {rows.map(({ key, value }) => (
          <Fact key={key} name={key}>
            <bdi>{value}</bdi>
          </Fact>
        ))}
      </FactList>
    </section>
  );
}
