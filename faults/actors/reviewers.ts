import { caseVersion } from "@/lib/core/attention/case-acts";
import type { Operator } from "@/lib/core/operator";
import { findCase, type KnownCase, toAttentionCase } from "@/lib/server/database/case-rows";
import { listCases } from "@/lib/server/database/list-cases";
import type { Hands } from "@/lib/server/hands";
import { confirmOutcomeWith } from "@/lib/server/workflows/attention/confirm-outcome";
import { proposeOutcomeWith } from "@/lib/server/workflows/attention/propose-outcome";
import type { World } from "../world/world";
import type { Company } from "./company";
import { operatorNamed } from "./operator-named";

const hour = 3_600_000;

/** After this long Stripe carries nothing out any more that it answered with 500: then its support can tell for sure. */
const longestEffectHours = 25;
const surelyOver = longestEffectHours * hour;

/**
 * Two people who end what only people can: when Stripe's support says that a request was never carried out, one of
 * them proposes and the other confirms that it has failed, or that it is sent anew under another key.
 */
export function startReviewers(world: World, company: Company): void {
  const { scheduler, random, weather, dues } = world;
  if (weather.lateEffectHours > longestEffectHours || !random.chance(weather.reviewShare)) return;
  const [proposer, decider] = [operatorNamed("ana", world), operatorNamed("mira", world, ["lead"])];
  scheduler.start({ name: "reviewers", process: null }, async () => {
    const looked = new Set<string>();
    for (;;) {
      await scheduler.pause("waits for a case", () => dues.reviewAt(surelyOver, looked));
      await scheduler.sleep("reads the list", random.between(0.1, 2) * hour);
      await company.askAny("the list of cases", (hands) => reviewAll(world, hands, proposer, decider));
      for (const id of dues.reviews(surelyOver)) looked.add(id);
    }
  });
}

async function reviewAll(world: World, hands: Hands, proposer: Operator, decider: Operator): Promise<void> {
  const filter = {
    livemode: false,
    isClosed: false,
    kind: "outcome_unknown",
    owner: null,
    justMoved: null,
  } as const;
  for (const known of await listCases(hands.database, filter, null, 10)) {
    if (!wasNeverCarriedOut(world, known)) continue;
    const outcome = world.random.pick<"not_executed" | "send_anew">(["not_executed", "send_anew"]);
    const words = { outcome, note: "Support has looked", evidence: "Support answer 4711" };
    const proposed = await proposeOutcomeWith(hands, proposer, { ...(await seen(hands, known)), ...words });
    if (proposed.kind === "refused") continue;
    const confirmed = await confirmOutcomeWith(hands, decider, await seen(hands, known));
    if (confirmed.kind === "done") world.tally.add("people", `decided: ${outcome}`);
  }
}

/** What Stripe's support would say: the simulated Stripe shows no refund of this request, and will make none. */
function wasNeverCarriedOut({ stripeSide, time }: World, { request }: KnownCase): boolean {
  if (!request?.lastSentAt || time.nowMilliseconds - request.lastSentAt.getTime() < surelyOver) return false;
  return stripeSide.refunds().every(({ metadata }) => metadata?.request_id !== request.id);
}

async function seen(hands: Hands, { row }: KnownCase) {
  const known = await findCase(hands.database, row.id);
  return { caseId: row.id, version: known === null ? "" : caseVersion(toAttentionCase(known)) };
}
