import { PageLink } from "@/components/ui/page-link";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { LimitChange } from "@/lib/core/limits/limit-changes";
import type { LimitPreview } from "@/lib/core/limits/limit-view";
import { rehearsalSentences, wayChangeSentence } from "@/lib/core/limits/rehearsal-words";
import type { ChangedWay } from "@/lib/core/limits/rehearse-limits";

/** What a change of the limits means: line by line, and for what was really asked for. */
export function LimitPreviewPart({ preview }: { preview: LimitPreview }) {
  const { rehearsal } = preview;
  return (
    <div className="space-y-4">
      <ChangeTable changes={preview.changes} />
      <section aria-label={`The last ${preview.rehearsedDays} days`} className="space-y-2">
        <h3>What it would have changed in the last {preview.rehearsedDays} days</h3>
        <ul className="list-disc space-y-1 pl-5">
          {rehearsal.changed.map((way) => (
            <li key={`${way.from} ${way.to}`}>
              {wayChangeSentence(way)} <Samples way={way} />
            </li>
          ))}
          {rehearsalSentences(preview).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function ChangeTable({ changes }: { changes: readonly LimitChange[] }) {
  const head = (
    <>
      <HeadCell>What changes</HeadCell>
      <HeadCell>From</HeadCell>
      <HeadCell>To</HeadCell>
    </>
  );
  return (
    <Table label="Changes" head={head}>
      {changes.map(({ what, from, to }) => (
        <tr key={what}>
          <Cell>
            <bdi>{what}</bdi>
          </Cell>
          <Cell>
            <bdi>{from}</bdi>
          </Cell>
          <Cell>
            <strong className="font-semibold">
              <bdi>{to}</bdi>
            </strong>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function Samples({ way }: { way: ChangedWay }) {
  return (
    <span className="text-sm">
      Such as{" "}
      {way.requestIds.map((id, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <PageLink href={`/refunds/${id}`} className="font-mono">
            {id.slice(0, 11)}…
          </PageLink>
        </span>
      ))}
    </span>
  );
}
