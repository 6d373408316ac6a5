import { PersonCell } from "@/components/access/person-cell";
import { Amount } from "@/components/ui/amount";
import { Instant } from "@/components/ui/instant";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { AccessReview, PersonAccess, PersonLimit } from "@/lib/core/access/access-review";
import { roleWords } from "@/lib/core/access/role-words";
import { unlistedWords } from "@/lib/core/limits/limit-changes";

/** Everybody who has used the console, with their roles as last told, their limits and when they were here. */
export function PeopleAccessSection({ review, locale }: { review: AccessReview; locale: string }) {
  const head = (
    <>
      <HeadCell>Person</HeadCell>
      <HeadCell>Roles as last seen</HeadCell>
      <HeadCell>May refund alone</HeadCell>
      <HeadCell>Last sign-in</HeadCell>
      <HeadCell>Last refund</HeadCell>
      <HeadCell>Last decision</HeadCell>
    </>
  );
  return (
    <section aria-labelledby="people" className="min-w-0 space-y-3">
      <h2 id="people">People</h2>
      <p className="max-w-prose text-soft">
        {review.limitVersion === 0
          ? "By the limits of a fresh installation"
          : `By version ${review.limitVersion} of the limits`}
        ; other currencies: {unlistedWords[review.unlistedCurrencies].toLowerCase()}. A decision is an
        approval or a rejection.
      </p>
      {review.people.length === 0 ? (
        <p>Nobody has used the console yet.</p>
      ) : (
        <Table label="Who can do what" head={head}>
          {review.people.map((person) => (
            <PersonRow key={`${person.issuer}|${person.subject}`} person={person} locale={locale} />
          ))}
        </Table>
      )}
    </section>
  );
}

function PersonRow({ person, locale }: { person: PersonAccess; locale: string }) {
  return (
    <tr className="hover:bg-raised">
      <PersonCell person={person} />
      <Cell>
        <Roles roles={person.roles} />
      </Cell>
      <Cell>
        <Limits person={person} locale={locale} />
      </Cell>
      {[person.signedInAt, person.refundedAt, person.decidedAt].map((at, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three cells that never move
        <Cell key={index}>
          {at === null ? <span className="text-soft">–</span> : <Instant at={at} locale={locale} />}
        </Cell>
      ))}
    </tr>
  );
}

function Roles({ roles }: Pick<PersonAccess, "roles">) {
  if (roles === null) return <span className="text-soft">not known</span>;
  if (roles.length === 0) return <span className="text-soft">none</span>;
  return roles.map((role) => roleWords[role]).join(", ");
}

/** A dozen currencies for each of fifty people would hide who is there, so they open on demand. */
function Limits({ person, locale }: { person: PersonAccess; locale: string }) {
  const { limits, roles, hasOwnLimits } = person;
  if (limits === null) return <span className="text-soft">nothing</span>;
  const whose = hasOwnLimits ? "Own limits" : `As ${roles?.includes("lead") ? "a lead" : "an agent"}`;
  if (limits.length === 0) return <span className="text-soft">no limits set</span>;
  return (
    <details>
      <summary className="w-fit whitespace-nowrap">
        {whose}, {limits.length} {limits.length === 1 ? "currency" : "currencies"}
      </summary>
      <ul>
        {limits.map((one) => (
          <li key={one.currency} className="whitespace-nowrap">
            <LimitLine limit={one} locale={locale} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function LimitLine({ limit, locale }: { limit: PersonLimit; locale: string }) {
  const { currency, perRefund, perDay } = limit;
  const amount = (amountMinor: bigint | null) =>
    amountMinor === null ? (
      `any ${currency.toUpperCase()}`
    ) : (
      <Amount money={{ amountMinor, currency }} locale={locale} />
    );
  return (
    <>
      {amount(perRefund)} <span className="text-soft">at once,</span> {amount(perDay)}{" "}
      <span className="text-soft">in 24 h</span>
    </>
  );
}
