import "server-only";
import { and, asc, desc, eq, gte, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { AttentionKind } from "@/lib/core/attention/attention-case";
import { actorKey, type Operator } from "@/lib/core/operator";
import { attentionCase } from "./attention-tables";
import { audit } from "./audit-tables";
import type { KnownCase } from "./case-rows";
import type { Database } from "./database";
import { keepStatement, placeOf } from "./keep-statement";
import type { Requester } from "./request-rows";
import { refundRequest } from "./tables";

/** What the list of cases is narrowed to; test and live cases never stand in one list. */
export type CaseFilter = {
  readonly livemode: boolean;
  readonly isClosed: boolean;
  readonly kind: AttentionKind | null;
  /** Somebody's own, those without anybody, or all. */
  readonly owner: Requester | "nobody" | null;
  /**
   * What this person took since then still counts as nobody's, and what they gave back as theirs: the answer to it
   * stands beside it.
   */
  readonly justMoved: { readonly by: Operator; readonly since: Date } | null;
};

/** Where a page starts: after the case with this instant (of opening, or of closing) and id. */
export type CaseKey = { readonly at: Date; readonly id: string };

/** A page of cases by key: open ones oldest first, because they wait; closed ones newest first. */
export function listCases(
  database: Database,
  filter: CaseFilter,
  after: CaseKey | null,
  limit: number,
): Promise<KnownCase[]> {
  const order = filter.isClosed
    ? [desc(attentionCase.closedAt), desc(attentionCase.id)]
    : [asc(attentionCase.openedAt), asc(attentionCase.id)];
  return database
    .select({ row: attentionCase, request: refundRequest })
    .from(attentionCase)
    .leftJoin(refundRequest, eq(refundRequest.id, attentionCase.requestId))
    .where(and(...conditions(filter), after ? isAfter(after, filter.isClosed) : undefined))
    .orderBy(...order)
    .limit(limit);
}

const counted = { count: sql<number>`count(*)::int` };

const openCases = keepStatement(counted, (database) =>
  database.select(counted).from(
    database
      .select({ id: attentionCase.id })
      .from(attentionCase)
      .where(and(isNull(attentionCase.closedAt), eq(attentionCase.livemode, placeOf("livemode"))))
      .limit(placeOf("max"))
      .as("open"),
  ),
);

/** How many cases are open, counted no further than `max`. */
export async function countOpenCases(database: Database, livemode: boolean, max: number): Promise<number> {
  const [row] = await openCases(database, { livemode, max });
  return row?.count ?? 0;
}

function conditions({ livemode, isClosed, kind, owner, justMoved }: CaseFilter): (SQL | undefined)[] {
  return [
    isClosed ? isNotNull(attentionCase.closedAt) : isNull(attentionCase.closedAt),
    eq(attentionCase.livemode, livemode),
    kind ? eq(attentionCase.kind, kind) : undefined,
    owner === "nobody" ? isNobodys(justMoved) : owner ? isTheirs(owner, justMoved) : undefined,
  ];
}

function isOwnedBy({ issuer, subject }: Requester): SQL | undefined {
  return and(eq(attentionCase.ownerIssuer, issuer), eq(attentionCase.ownerSubject, subject));
}

function isNobodys(justMoved: CaseFilter["justMoved"]): SQL | undefined {
  const isFree = isNull(attentionCase.ownerIssuer);
  if (justMoved === null) return isFree;
  return or(isFree, and(isOwnedBy(justMoved.by), gte(attentionCase.ownedAt, justMoved.since)));
}

function isTheirs(owner: Requester, justMoved: CaseFilter["justMoved"]): SQL | undefined {
  if (justMoved === null) return isOwnedBy(owner);
  return or(isOwnedBy(owner), and(isNull(attentionCase.ownerIssuer), wasGivenBack(justMoved)));
}

/** The row of a case does not say whose it was; the log does. */
function wasGivenBack({ by, since }: NonNullable<CaseFilter["justMoved"]>): SQL {
  return sql`exists (
    select from ${audit}
    where ${audit.actor} = ${actorKey(by)} and ${audit.event} = 'attention.given_back'
      and ${audit.at} >= ${since.toISOString()}::timestamptz
      and ${audit.body}::json #>> '{facts,caseId}' = ${attentionCase.id})`;
}

function isAfter({ at, id }: CaseKey, isClosed: boolean): SQL {
  const key = sql`(${at.toISOString()}::timestamptz, ${id})`;
  return isClosed
    ? sql`(${attentionCase.closedAt}, ${attentionCase.id}) < ${key}`
    : sql`(${attentionCase.openedAt}, ${attentionCase.id}) > ${key}`;
}
