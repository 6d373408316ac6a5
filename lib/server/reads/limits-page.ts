import "server-only";
import { limitSetSchema } from "@/lib/core/limits/limit-set";
import type { LimitablePerson, LimitsShown, PastVersion, ProposalShown } from "@/lib/core/limits/limit-view";
import { type Operator, personOfKey } from "@/lib/core/operator";
import {
  findLimitsInForce,
  findOpenProposal,
  type LimitRow,
  listLimitVersions,
} from "@/lib/server/database/limit-rows";
import { toLimitsInForce } from "@/lib/server/database/limits-in-force";
import { listRequesters } from "@/lib/server/database/past-requests";
import { hands } from "@/lib/server/hands";
import { previewLimits, rehearsedDays } from "./limit-preview";

/** What an administrator sees of the limits. */
export type LimitsPage = {
  readonly inForce: LimitsShown;
  /** Null while nothing waits for a second administrator. */
  readonly proposal: ProposalShown | null;
  /** The newest first. */
  readonly past: readonly PastVersion[];
};

const versionsShown = 20;

export async function readLimitsPage(operator: Operator, locale: string): Promise<LimitsPage> {
  const { database } = await hands();
  const [row, open, versions] = await Promise.all([
    findLimitsInForce(database),
    findOpenProposal(database),
    listLimitVersions(database, versionsShown),
  ]);
  return {
    inForce: shownOf(row),
    proposal: open === null ? null : await proposalOf(operator, open, locale),
    past: versions.filter(({ decidedAt }) => decidedAt !== null).map(toPastVersion),
  };
}

/** Who can be given limits of their own: everybody who refunded lately, and whoever has some. */
export async function readLimitablePeople(_operator: Operator): Promise<readonly LimitablePerson[]> {
  const { database, clock } = await hands();
  const since = new Date(clock.now().getTime() - rehearsedDays * 86_400_000);
  const [requesters, row] = await Promise.all([listRequesters(database, since), findLimitsInForce(database)]);
  const listed = toLimitsInForce(row).set.people;
  const people = new Map(
    [...listed, ...requesters].map(({ issuer, subject, name }) => [`${issuer}|${subject}`, name]),
  );
  return [...people]
    .filter(([key]) => personOfKey(key) !== null)
    .map(([key, name]) => ({ key, name }))
    .toSorted((left, right) => left.name.localeCompare(right.name));
}

function shownOf(row: LimitRow | null): LimitsShown {
  const { version, set } = toLimitsInForce(row);
  return {
    version,
    set,
    proposedBy: row?.proposedByName ?? null,
    agreedBy: row?.decidedByName ?? null,
    since: row?.decidedAt ?? null,
  };
}

async function proposalOf(operator: Operator, row: LimitRow, locale: string): Promise<ProposalShown> {
  const { version, contentSha256, note: why, proposedByName: by, proposedAt: at } = row;
  const set = limitSetSchema.parse(JSON.parse(row.content));
  const isOwn = row.proposedByIssuer === operator.issuer && row.proposedBySubject === operator.subject;
  return { version, contentSha256, why, by, at, isOwn, preview: await previewLimits(operator, set, locale) };
}

function toPastVersion(row: LimitRow): PastVersion {
  const { version, note: why, proposedByName: by, proposedAt: at, decidedByName: decidedBy } = row;
  return { version, why, by, at, decidedBy, decidedAt: row.decidedAt, isInForce: row.isInForce };
}
