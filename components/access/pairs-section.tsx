import { PersonCell } from "@/components/access/person-cell";
import { StateWord } from "@/components/ui/state-word";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { type ApprovalPair, keyOfPerson, pairThreshold } from "@/lib/core/access/approval-pairs";

const shownMax = 50;

/** Who decides on whose requests; what nobody else looks at stands out. */
export function PairsSection({ pairs, days }: { pairs: readonly ApprovalPair[]; days: number }) {
  const head = (
    <>
      <HeadCell>Asked</HeadCell>
      <HeadCell>Decided</HeadCell>
      <HeadCell isAmount>Approved</HeadCell>
      <HeadCell isAmount>Rejected</HeadCell>
      <HeadCell isAmount>Share</HeadCell>
      <HeadCell>Remark</HeadCell>
    </>
  );
  return (
    <section aria-labelledby="pairs" className="min-w-0 space-y-3">
      <h2 id="pairs">Who approves whom</h2>
      <p className="max-w-prose text-soft">
        A pair stands out when one person decided on at least {pairThreshold.decisionsMin} requests of the
        other one in {days} days, on {pairThreshold.shareMinPercent} % or more of all that were decided for
        them, and rejected none. That can have good reasons, such as a small team.
      </p>
      {pairs.length === 0 ? (
        <p>Nobody decided on anybody’s request in this period.</p>
      ) : (
        <Table label="Pairs of people" head={head}>
          {pairs.slice(0, shownMax).map((pair) => (
            <PairRow key={`${keyOfPerson(pair.requester)} ${keyOfPerson(pair.decider)}`} pair={pair} />
          ))}
        </Table>
      )}
      {pairs.length > shownMax && <p className="text-soft">The rest stands in the export.</p>}
    </section>
  );
}

function PairRow({ pair }: { pair: ApprovalPair }) {
  return (
    <tr className="hover:bg-raised">
      <PersonCell person={pair.requester} />
      <PersonCell person={pair.decider} />
      <Cell isAmount>{pair.approved}</Cell>
      <Cell isAmount>{pair.rejected}</Cell>
      <Cell isAmount>
        <span className="whitespace-nowrap">
          {pair.sharePercent} % <span className="text-soft">of {pair.decidedOfRequester}</span>
        </span>
      </Cell>
      <Cell>
        {pair.isConspicuous && (
          <StateWord tone="caution" text={pair.isMutual ? "Stands out, both ways" : "Stands out"} />
        )}
      </Cell>
    </tr>
  );
}
