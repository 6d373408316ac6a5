import { auditAddress } from "@/components/audit/audit-address";
import { AuditFacts } from "@/components/audit/audit-facts";
import { AuditObject } from "@/components/audit/audit-object";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { type AuditFilter, isFiltered } from "@/lib/core/audit/audit-filter";
import type { AuditLine, AuditView } from "@/lib/core/audit/audit-view";

/** The rows of the audit log, newest first; who and what lead to the rows that share them. */
export function AuditList({ view }: { view: AuditView }) {
  if (view.lines.length === 0) return <EmptyList filter={view.filter} />;
  const head = (
    <>
      <HeadCell isAmount>No.</HeadCell>
      <HeadCell>When</HeadCell>
      <HeadCell>Who</HeadCell>
      <HeadCell>What</HeadCell>
      <HeadCell>Refund or charge</HeadCell>
      <HeadCell>Hash</HeadCell>
      <HeadCell>Facts</HeadCell>
    </>
  );
  return (
    <>
      <Table label="Audit log" head={head}>
        {view.lines.map((line) => (
          <AuditRow key={line.seq.toString()} line={line} view={view} />
        ))}
      </Table>
      {view.next !== null && (
        <p>
          <PageLink
            href={auditAddress(view.filter, view.next)}
            rel="next"
            className="inline-flex min-h-target items-center"
          >
            Next
          </PageLink>
        </p>
      )}
    </>
  );
}

function AuditRow({ line, view }: { line: AuditLine; view: AuditView }) {
  return (
    <tr className="hover:bg-raised">
      <Cell isAmount>{line.seq.toString()}</Cell>
      <Cell>
        <Instant at={line.at} locale={view.locale} />
      </Cell>
      <Cell>
        <FilterLink filter={{ ...view.filter, actor: line.actor }} title={line.actor}>
          {line.told?.actorName ?? line.actor}
        </FilterLink>
      </Cell>
      <Cell>
        <FilterLink filter={{ ...view.filter, event: line.event }}>{line.event}</FilterLink>
      </Cell>
      <Cell>
        <AuditObject object={line.object} />
      </Cell>
      <Cell>
        <code title={line.hash} className="font-mono text-sm whitespace-nowrap text-soft">
          {line.hash.slice(0, 12)}
        </code>
      </Cell>
      <Cell>
        <AuditFacts told={line.told} />
      </Cell>
    </tr>
  );
}

function FilterLink(props: { filter: AuditFilter; title?: string; children: string }) {
  return (
    <PageLink
      href={auditAddress(props.filter, null)}
      title={props.title}
      className="inline-flex min-h-target max-w-48 min-w-24 items-center wrap-anywhere"
    >
      <bdi>{props.children}</bdi>
    </PageLink>
  );
}

function EmptyList({ filter }: { filter: AuditFilter }) {
  return (
    <output className="block text-soft">
      {isFiltered(filter) ? (
        <>
          No row fits these filters. <PageLink href="/audit-log">Show all</PageLink>
        </>
      ) : (
        "Nothing has been written down yet. Every refund, and every look at this page, will be."
      )}
    </output>
  );
}
