import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Role } from "@/lib/core/operator";
import { audit } from "./audit-tables";
import type { Database } from "./database";

/** Somebody who stands in the audit log, and when they last did what. */
export type KnownAccount = {
  /** As the audit log names them. */
  readonly actor: string;
  /** The newest row, which tells the name. */
  readonly body: string;
  /** The row with the roles that the provider told last; null where none is kept. */
  readonly rolesBody: string | null;
  readonly rolesAt: Date | null;
  readonly signedInAt: Date | null;
  readonly refundedAt: Date | null;
  /** What they were when they asked for that refund. */
  readonly refundRoles: readonly Role[] | null;
  readonly decidedAt: Date | null;
};

/** Whose accounts are asked for: of requests those of one mode, and up to which instant. */
export type AccountScope = { readonly livemode: boolean; readonly asOf: Date; readonly most: number };

/** Everybody who did something up to an instant, who was here last first. */
export function listKnownAccounts(database: Database, scope: AccountScope): Promise<KnownAccount[]> {
  return database
    .select({
      actor: sql<string>`actor`,
      body: sql<string>`body`,
      rolesBody: sql<string | null>`roles_body`,
      rolesAt: instant("roles_at"),
      signedInAt: instant("signed_in_at"),
      refundedAt: instant("refunded_at"),
      refundRoles: sql<readonly Role[] | null>`refund_roles`,
      decidedAt: instant("decided_at"),
    })
    .from(sql`(${accounts(scope)}) as known`);
}

function instant(name: string): SQL<Date | null> {
  return sql<Date | null>`${sql.identifier(name)}`.mapWith(audit.at);
}

/**
 * Rows are many and accounts are few: it steps from account to account along an index, and asks each for its newest
 * row of a kind along another. `starts_with` and not an equation, which would lead to everybody's sign-ins instead.
 */
function accounts({ livemode, asOf, most }: AccountScope) {
  const until = sql`${asOf.toISOString()}::timestamptz`;
  return sql`with recursive account(actor) as (
    (select actor from audit order by actor limit 1)
    union all
    select (select next.actor from audit as next where next.actor > account.actor order by next.actor limit 1)
    from account where account.actor is not null
  ), person(actor, issuer, subject) as (
    select actor, split_part(actor, '|', 1), substr(actor, strpos(actor, '|') + 1)
    from account where actor like '%|%' and actor not like 'worker:%'
  )
  select person.actor, newest.body, told.body as roles_body, told.at as roles_at, began.at as signed_in_at,
    asked.created_at as refunded_at, asked.requester_roles as refund_roles, decided.decided_at
  from person
  cross join lateral (select at, body from audit
    where audit.actor = person.actor and at <= ${until} order by at desc, seq desc limit 1) as newest
  left join lateral (select at, body from audit
    where audit.actor = person.actor and at <= ${until}
      and event in ('session.began', 'session.roles_changed') order by at desc, seq desc limit 1) as told on true
  left join lateral (select at from audit
    where audit.actor = person.actor and at <= ${until} and event in ('session.began', 'session.roles_changed')
      and starts_with(event, 'session.began') order by at desc, seq desc limit 1) as began on true
  left join lateral (select created_at, requester_roles from refund_request
    where requester_issuer = person.issuer and requester_subject = person.subject
      and created_at <= ${until} and livemode = ${livemode}
    order by created_at desc, id desc limit 1) as asked on true
  left join lateral (select decided_at from refund_request
    where decided_by_issuer = person.issuer and decided_by_subject = person.subject
      and decided_at is not null and decided_at <= ${until} and livemode = ${livemode}
    order by decided_at desc limit 1) as decided on true
  order by newest.at desc, person.actor limit ${most}`;
}
