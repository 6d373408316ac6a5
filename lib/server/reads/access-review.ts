import "server-only";
import { createHash } from "node:crypto";
import { accessFile, accessLists } from "@/lib/core/access/access-files";
import { type AccessPeriod, startOf } from "@/lib/core/access/access-period";
import type { AccessReview, PersonAccess, PersonLimit, SignedReview } from "@/lib/core/access/access-review";
import { approvalPairs } from "@/lib/core/access/approval-pairs";
import { soonRefundsByPerson } from "@/lib/core/access/soon-refunds";
import { readAuditBody } from "@/lib/core/audit/audit-body";
import type { LimitSet } from "@/lib/core/limits/limit-set";
import { limitsOfPerson } from "@/lib/core/limits/limits-of-person";
import { mayDo, type Operator, personOfKey, type Role, roles } from "@/lib/core/operator";
import { listSignOffs } from "@/lib/server/database/access-sign-offs";
import { listDecidedPairs } from "@/lib/server/database/decided-pairs";
import { type KnownAccount, listKnownAccounts } from "@/lib/server/database/known-accounts";
import { findLimitsInForce } from "@/lib/server/database/limit-rows";
import { toLimitsInForce } from "@/lib/server/database/limits-in-force";
import { countRefundsOf, listSoonRefunds } from "@/lib/server/database/soon-refunds";
import type { Hands } from "@/lib/server/hands";

/** More people, pairs or refunds than this are not listed, and the review says so. */
const most = { people: 500, pairs: 2_000, soon: 2_000 } as const;
const signedShown = 20;

type Open = Pick<Hands, "database" | "livemode">;

/**
 * Who can do what, and what in it deserves a second look. The same period gives the same review, as long as nothing
 * of the past changes: what was shown can be shown again, exported and signed.
 */
export async function readAccessReview(
  { database, livemode }: Open,
  _operator: Operator,
  period: AccessPeriod,
): Promise<AccessReview> {
  const span = { after: startOf(period), until: period.asOf, livemode };
  const [accounts, limitRow, pairs, refunds] = await Promise.all([
    listKnownAccounts(database, { livemode, asOf: period.asOf, most: most.people + 1 }),
    findLimitsInForce(database, period.asOf),
    listDecidedPairs(database, span, most.pairs + 1),
    listSoonRefunds(database, span, most.soon + 1),
  ]);
  const { version, set } = toLimitsInForce(limitRow);
  const listed = refunds.slice(0, most.soon);
  const requesters = [
    ...new Map(listed.map(({ requester }) => [JSON.stringify(requester), requester])).values(),
  ];
  return {
    period,
    limitVersion: version,
    unlistedCurrencies: set.unlistedCurrencies,
    people: accounts.slice(0, most.people).flatMap((account) => accessOf(account, set) ?? []),
    pairs: approvalPairs(pairs.slice(0, most.pairs)),
    soon: soonRefundsByPerson(listed, await countRefundsOf(database, span, requesters)),
    isCut: accounts.length > most.people || pairs.length > most.pairs || refunds.length > most.soon,
  };
}

/** SHA-256 of the three files as they are exported, one after the other: what was shown is what is signed. */
export function accessHash(review: AccessReview): string {
  const hash = createHash("sha256");
  for (const list of accessLists) hash.update(accessFile(review, list));
  return hash.digest("hex");
}

/** The last reviews that somebody signed. */
export async function readSignedReviews({ database }: Open, _operator: Operator): Promise<SignedReview[]> {
  return (await listSignOffs(database, signedShown)).flatMap(({ at, body }) => {
    const told = readAuditBody(body);
    if (told === null) return [];
    const { note = "", days = "", asOf = "", sha256 = "" } = told.facts;
    return [{ by: told.actorName, at, note, days, asOf, sha256 }];
  });
}

/** What a known account may do by given limits; null for what is no person. */
export function accessOf(account: KnownAccount, set: LimitSet): PersonAccess | null {
  const person = personOfKey(account.actor);
  if (person === null) return null;
  const held = rolesOf(account);
  return {
    ...person,
    name: readAuditBody(account.body)?.actorName ?? "",
    roles: held,
    signedInAt: account.signedInAt,
    refundedAt: account.refundedAt,
    decidedAt: account.decidedAt,
    limits:
      held !== null && mayDo(held, "refunds.request") ? limitsIn(set, { ...person, roles: held }) : null,
    hasOwnLimits: set.people.some((own) => own.issuer === person.issuer && own.subject === person.subject),
  };
}

/** Whichever is newer: what the provider told, or what was kept with a request. */
function rolesOf({ rolesBody, rolesAt, refundRoles, refundedAt }: KnownAccount): readonly Role[] | null {
  const isTold = rolesBody !== null && (refundedAt === null || rolesAt === null || rolesAt >= refundedAt);
  if (!isTold && refundRoles !== null) return refundRoles;
  if (rolesBody === null) return null;
  const fact = readAuditBody(rolesBody)?.facts["roles"] ?? "";
  return roles.filter((role) => fact.includes(`"${role}"`));
}

type Limited = { readonly issuer: string; readonly subject: string; readonly roles: readonly Role[] };

/** In every currency that has a limit for anybody whose limits could be this person's. */
function limitsIn(set: LimitSet, person: Limited): PersonLimit[] {
  const own = set.people.filter(
    ({ issuer, subject }) => issuer === person.issuer && subject === person.subject,
  );
  const tables = [set.roles.agent, set.roles.lead, ...own.map(({ limits }) => limits)];
  const currencies = [...new Set(tables.flatMap((limits) => Object.keys(limits)))].toSorted();
  return currencies.flatMap((currency) => {
    const limits = limitsOfPerson(set, person, currency);
    return limits === null ? [] : [{ currency, ...limits }];
  });
}
