import { Amount } from "@/components/ui/amount";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { limitColumns } from "@/lib/core/limits/decide-limits";
import { holdText, reasonMeaning, unlistedWords } from "@/lib/core/limits/limit-changes";
import type { CurrencyLimits, LimitSet, LimitsByCurrency } from "@/lib/core/limits/limit-set";
import { formatMoney } from "@/lib/core/money/format-money";

/** One version of the limits, for reading. */
export function LimitsInWords({ set, locale }: { set: LimitSet; locale: string }) {
  const groups: readonly (readonly [who: string, limits: LimitsByCurrency])[] = [
    ["Agents", set.roles.agent],
    ["Leads", set.roles.lead],
    ...set.people.map(({ name, limits }) => [name, limits] as const),
  ];
  const head = (
    <>
      <HeadCell>Who</HeadCell>
      <HeadCell>Currency</HeadCell>
      <HeadCell isAmount>One refund</HeadCell>
      <HeadCell isAmount>A person, 24 h</HeadCell>
      <HeadCell isAmount>A payment, 24 h</HeadCell>
      <HeadCell isAmount>A customer, 24 h</HeadCell>
      <HeadCell isAmount>Second factor above</HeadCell>
    </>
  );
  return (
    <div className="space-y-4">
      <Table label="What one person may refund alone" head={head}>
        {groups.flatMap(([who, limits]) =>
          inOrder(limits).map(([currency, all]) => (
            <LimitRow key={`${who} ${currency}`} who={who} currency={currency} limits={all} locale={locale} />
          )),
        )}
      </Table>
      <Rules set={set} locale={locale} />
    </div>
  );
}

/** By currency, as the form of the limits has them too. */
function inOrder<Value>(byCurrency: Readonly<Record<string, Value>>): [currency: string, value: Value][] {
  return Object.entries(byCurrency).toSorted(([left], [right]) => (left < right ? -1 : 1));
}

function LimitRow(props: { who: string; currency: string; limits: CurrencyLimits; locale: string }) {
  const { currency, limits } = props;
  return (
    <tr className="hover:bg-raised">
      <Cell>
        <bdi>{props.who}</bdi>
      </Cell>
      <Cell>{currency.toUpperCase()}</Cell>
      {limitColumns.map((column) => {
        const amountMinor = limits[column];
        return (
          <Cell key={column} isAmount>
            {amountMinor === null ? (
              <span className="text-soft">{column === "stepUpAbove" ? "never" : "no limit"}</span>
            ) : (
              <Amount money={{ amountMinor, currency }} locale={props.locale} />
            )}
          </Cell>
        );
      })}
    </tr>
  );
}

function Rules({ set, locale }: { set: LimitSet; locale: string }) {
  const notes = inOrder(set.noteRequiredFrom).map(([currency, amountMinor]) =>
    formatMoney({ amountMinor, currency }, locale),
  );
  return (
    <FactList>
      <Fact name="Other currencies">{unlistedWords[set.unlistedCurrencies]}</Fact>
      <Fact name="Older payments">
        {set.paymentAgeDaysMax === null
          ? "Refunded like any other"
          : `From ${set.paymentAgeDaysMax} days on they need a second person`}
      </Fact>
      <Fact name="Reasons">
        {set.reasons.length === 0 ? (
          "Stripe’s own three"
        ) : (
          <ul>
            {set.reasons.map((reason) => (
              <li key={reason.key}>
                <bdi>{reasonMeaning(reason)}</bdi>
              </li>
            ))}
          </ul>
        )}
        {set.isReasonRequired && " (compulsory)"}
      </Fact>
      <Fact name="Ticket">
        {set.isTicketRequired ? "Compulsory" : "Voluntary"}
        {set.ticketMask !== "" && `, such as ${set.ticketMask}`}
      </Fact>
      <Fact name="Held back">
        Agents’ refunds {holdText(set, "agent")}, leads’ {holdText(set, "lead")}
      </Fact>
      <Fact name="Note">{notes.length === 0 ? "Voluntary" : `Compulsory from ${notes.join(", ")} on`}</Fact>
    </FactList>
  );
}
