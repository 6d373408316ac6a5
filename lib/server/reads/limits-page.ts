import "server-only";
import { limitSetSchema } from "@/lib/core/limits/limit-set";
import type { LimitablePerson, LimitsShown, PastVersion, ProposalShown } from "@/lib/core/limits/limit-view";
import type { Operator } from "@/lib/core/operator";
import { listKnownAccounts } from "@/lib/server/database/known-accounts";
import {
  findLimitsInForce,
  findOpenProposal,
  type LimitRow,
  listLimitVersions,
} from "@/lib/server/database/limit-rows";
import { toLimitsInForce } from "@/lib/server/database/limits-in-force";
import { type Hands, hands } from "@/lib/server/hands";
import { accessOf } from "./access-review";
import { previewLimits } from "./limit-preview";

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

const peopleOffered = 500;

/** Who can be given limits of their own: everybody who came and may refund, before they did, and whoever has some. */
export async function readLimitablePeople(operator: Operator): Promise<readonly LimitablePerson[]> {
  return readLimitablePeopleWith(await hands(), operator);
}

/** The same with given hands. */
export async function readLimitablePeopleWith(
  { database, clock, livemode }: Pick<Hands, "database" | "clock" | "livemode">,
  _operator: Operator,
): Promise<readonly LimitablePerson[]> {
  const [accounts, row] = await Promise.all([
    listKnownAccounts(database, { livemode, asOf: clock.now(), most: peopleOffered }),
    findLimitsInForce(database),
  ]);
  const { set } = toLimitsInForce(row);
  // Only whoever may refund is judged by limits.
  const limited = accounts.flatMap((one) => accessOf(one, set) ?? []).filter(({ limits }) => limits !== null);
  const people = new Map(
    [...set.people, ...limited].map(({ issuer, subject, name }) => [`${issuer}|${subject}`, name]),
  );
  return [...people]
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
