import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "./database";
import { refundRequest } from "./tables";

/** Somebody who asked for a refund, under the name of the newest request. */
export type KnownRequester = { readonly issuer: string; readonly subject: string; readonly name: string };

/** Whose requests of one mode our books hold, by their names; `most` people at most. */
export function listRequesters(
  database: Database,
  { livemode, most }: { readonly livemode: boolean; readonly most: number },
): Promise<KnownRequester[]> {
  return database
    .select({ issuer: sql<string>`issuer`, subject: sql<string>`subject`, name: sql<string>`name` })
    .from(sql`(${requesters(livemode, most)}) as known`);
}

/** Requests are many and people are few: it steps from person to person along the index of a person's requests. */
function requesters(livemode: boolean, most: number) {
  const { requesterIssuer, requesterSubject, requesterName, createdAt, id } = refundRequest;
  const next = (than: ReturnType<typeof sql>) => sql`select ${requesterIssuer} as issuer,
      ${requesterSubject} as subject from ${refundRequest} where ${refundRequest.livemode} = ${livemode} ${than}
    order by ${requesterIssuer}, ${requesterSubject} limit 1`;
  return sql`with recursive person(issuer, subject) as (
    (${next(sql``)})
    union all
    select following.issuer, following.subject from person cross join lateral (
      ${next(sql`and (${requesterIssuer}, ${requesterSubject}) > (person.issuer, person.subject)`)}) as following
  )
  select person.issuer, person.subject, newest.name from person
  cross join lateral (select ${requesterName} as name from ${refundRequest}
    where ${refundRequest.livemode} = ${livemode}
      and ${requesterIssuer} = person.issuer and ${requesterSubject} = person.subject
    order by ${createdAt} desc, ${id} desc limit 1) as newest
  order by lower(newest.name), person.issuer, person.subject limit ${most}`;
}
