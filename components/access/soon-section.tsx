import { PersonCell } from "@/components/access/person-cell";
import { Amount } from "@/components/ui/amount";
import { PageLink } from "@/components/ui/page-link";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { type SoonRefunds, soonMinutes } from "@/lib/core/access/access-review";
import { keyOfPerson } from "@/lib/core/access/approval-pairs";

const shownMax = 50;

/** Refunds on payments that had just been made, by person. */
export function SoonSection(props: { soon: readonly SoonRefunds[]; days: number; locale: string }) {
  const { soon, locale } = props;
  const head = (
    <>
      <HeadCell>Person</HeadCell>
      <HeadCell isAmount>Refunds</HeadCell>
      <HeadCell isAmount>Quickest</HeadCell>
      <HeadCell isAmount>Median</HeadCell>
      <HeadCell isAmount>Went back</HeadCell>
      <HeadCell>Newest</HeadCell>
    </>
  );
  return (
    <section aria-labelledby="soon" className="min-w-0 space-y-3">
      <h2 id="soon">Refunds on very young payments</h2>
      <p className="max-w-prose text-soft">
        Asked for less than {soonMinutes} minutes after the payment was made, in the last {props.days} days.
        Most are double payments and orders cancelled at once; many by one person deserve a look.
      </p>
      {soon.length === 0 ? (
        <p>There are none in this period.</p>
      ) : (
        <Table label="Young payments by person" head={head}>
          {soon.slice(0, shownMax).map((one) => (
            <SoonRow key={keyOfPerson(one.person)} one={one} locale={locale} />
          ))}
        </Table>
      )}
      {soon.length > shownMax && <p className="text-soft">The rest stands in the export.</p>}
    </section>
  );
}

function SoonRow({ one, locale }: { one: SoonRefunds; locale: string }) {
  return (
    <tr className="hover:bg-raised">
      <PersonCell person={one.person} />
      <Cell isAmount>
        <span className="whitespace-nowrap">
          {one.soon} <span className="text-soft">of {one.ofAll}</span>
        </span>
      </Cell>
      <Cell isAmount>{one.fewestMinutes} min</Cell>
      <Cell isAmount>{one.medianMinutes} min</Cell>
      <Cell isAmount>
        {one.sums.map((sum) => (
          <Amount key={sum.currency} money={sum} locale={locale} className="block" />
        ))}
      </Cell>
      <Cell>
        <ul>
          {one.newest.map(({ requestId, minutes }) => (
            <li key={requestId} className="whitespace-nowrap">
              <PageLink href={`/refunds/${requestId}`}>
                after {minutes} min
                <span className="sr-only">, story of this refund of {one.person.name}</span>
              </PageLink>
            </li>
          ))}
        </ul>
      </Cell>
    </tr>
  );
}
