import { EndSessionsForm } from "@/components/settings/end-sessions-form";
import { Instant } from "@/components/ui/instant";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { EndSessionsOutcome, RecentPerson } from "@/lib/core/people/recent-person";

type EndSessions = (previous: EndSessionsOutcome, form: FormData) => Promise<EndSessionsOutcome>;

type Props = {
  /** Null behind a gateway, where nobody signs in here. */
  readonly people: readonly RecentPerson[] | null;
  readonly locale: string;
  readonly endSessions: EndSessions;
};

/** Who may have a session, and a way to end it. */
export function PeopleSection({ people, locale, endSessions }: Props) {
  return (
    <section aria-labelledby="people" className="space-y-3">
      <h2 id="people">Signed in lately</h2>
      {people === null ? <AtGateway /> : <Explanation />}
      {people !== null && people.length > 0 && (
        <Table label="People and their sessions" head={<Head />}>
          {people.map((person) => (
            <PersonRow
              key={`${person.issuer}|${person.subject}`}
              person={person}
              locale={locale}
              endSessions={endSessions}
            />
          ))}
        </Table>
      )}
    </section>
  );
}

function AtGateway() {
  return (
    <p className="max-w-prose text-soft">
      Your company’s gateway signs people in and keeps their sessions. End them there: Refund Console asks the
      gateway with every request, so an end there is an end here.
    </p>
  );
}

function Explanation() {
  return (
    <p className="max-w-prose text-soft">
      Everybody who signed in within the last 8 hours, which is as long as a session lives. Ending somebody’s
      sessions signs them out everywhere at once; whoever may still sign in at your company can come back. To
      keep somebody out, disable the account there first.
    </p>
  );
}

function Head() {
  return (
    <>
      <HeadCell>Name</HeadCell>
      <HeadCell>Roles</HeadCell>
      <HeadCell>Last sign-in</HeadCell>
      <HeadCell>Sessions</HeadCell>
    </>
  );
}

function PersonRow(props: { person: RecentPerson; locale: string; endSessions: EndSessions }) {
  const { person, locale } = props;
  return (
    <tr className="hover:bg-raised">
      <Cell>
        <bdi>{person.name}</bdi>
        <bdi className="block max-w-44 truncate font-mono text-sm text-soft" title={person.subject}>
          {person.subject}
        </bdi>
      </Cell>
      <Cell>{person.roles}</Cell>
      <Cell>
        <Instant at={person.signedInAt} locale={locale} />
      </Cell>
      <Cell>
        {person.endedAt === null ? (
          <EndSessionsForm person={person} endSessions={props.endSessions} />
        ) : (
          <>
            Ended <Instant at={person.endedAt} locale={locale} />
          </>
        )}
      </Cell>
    </tr>
  );
}
