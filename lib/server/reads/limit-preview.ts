import "server-only";
import { limitChanges } from "@/lib/core/limits/limit-changes";
import type { LimitSet } from "@/lib/core/limits/limit-set";
import type { LimitPreview } from "@/lib/core/limits/limit-view";
import { rehearseLimits } from "@/lib/core/limits/rehearse-limits";
import type { Operator } from "@/lib/core/operator";
import { readLimitsInForce } from "@/lib/server/database/limits-in-force";
import { listPastRequests } from "@/lib/server/database/past-requests";
import { type Hands, hands } from "@/lib/server/hands";

const rehearsedDays = 90;

/** More are not played at once: it is one piece of work, and everybody else would wait for it. */
const requestsMost = 20_000;

type PreviewHands = Pick<Hands, "database" | "clock" | "livemode" | "canStepUp">;

/** What other limits would change: in words, and of the requests of the last 90 days. */
export async function previewLimits(
  operator: Operator,
  after: LimitSet,
  locale: string,
): Promise<LimitPreview> {
  return previewLimitsWith(await hands(), operator, after, locale);
}

/** The same with given hands. */
export async function previewLimitsWith(
  { database, clock, livemode, canStepUp }: PreviewHands,
  _operator: Operator,
  after: LimitSet,
  locale: string,
): Promise<LimitPreview> {
  const since = new Date(clock.now().getTime() - rehearsedDays * 86_400_000);
  const [{ set: before }, past] = await Promise.all([
    readLimitsInForce(database),
    listPastRequests(database, { since, livemode, most: requestsMost }),
  ]);
  return {
    changes: limitChanges(before, after, locale),
    rehearsal: rehearseLimits(before, after, past, canStepUp),
    rehearsedDays,
    isCut: past.length === requestsMost,
  };
}
