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
      {metadata.mayChange ? (
        <MetadataForm acts={acts} limits={limits} action={actions.metadataAction} />
      ) : (
        metadata.rows.length > 0 && <ReadMetadata rows={metadata.rows} />
      )}
      <CancelRefundSection acts={acts} action={actions.cancelAction} />
    </>
  );
}

const limits = {
  metadataRows: metadataRowsMax,
  keyCharacters: metadataLimits.keyCharacters,
  valueCharacters: metadataLimits.valueCharacters,
};

function ReadMetadata({ rows }: Pick<RefundActs["metadata"], "rows">) {
  return (
    <section aria-labelledby="metadata-heading" className="max-w-form">
      <h2 id="metadata-heading" className="mb-2">
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
