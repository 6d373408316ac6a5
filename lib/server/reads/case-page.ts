import "server-only";
import type { CaseView } from "@/lib/core/attention/attention-view";
import { caseIdPattern } from "@/lib/core/attention/case-form";
import type { Operator } from "@/lib/core/operator";
import type { StoryEntry } from "@/lib/core/refund/requested-refund";
import { findCase, type KnownCase, toAttentionCase } from "@/lib/server/database/case-rows";
import { readStory } from "@/lib/server/database/read-story";
import { type Hands, hands } from "@/lib/server/hands";
import { attentionRights } from "./attention-rights";

/** One case with its history; null when there is none with this number in this mode. */
export async function readCasePage(
  operator: Operator,
  caseId: string,
  locale: string,
): Promise<CaseView | null> {
  return readCasePageWith(await hands(), operator, caseId, locale);
}

/** The same with given hands. */
export async function readCasePageWith(
  open: Pick<Hands, "database" | "clock" | "livemode">,
  operator: Operator,
  caseId: string,
  locale: string,
): Promise<CaseView | null> {
  const known = caseIdPattern.test(caseId) ? await findCase(open.database, caseId) : null;
  if (!known || known.row.livemode !== open.livemode) return null;
  const history = await historyOf(known, open);
  return {
    one: toAttentionCase(known),
    history,
    locale,
    now: open.clock.now(),
    ...attentionRights(operator),
  };
}

/** The audit log keeps a case's rows under what the case is about, beside that one's other rows. */
async function historyOf({ row }: KnownCase, { database }: Pick<Hands, "database">): Promise<StoryEntry[]> {
  const story = await readStory(database, row.requestId ?? row.chargeId ?? row.subject);
  return story.filter(({ facts }) => facts.caseId === row.id);
}
