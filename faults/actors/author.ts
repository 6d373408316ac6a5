import { listWaiting } from "@/lib/server/database/waiting-requests";
import { answerQuestionWith } from "@/lib/server/workflows/approval/answer-question";
import { withdrawRefundWith } from "@/lib/server/workflows/approval/withdraw-refund";
import type { World } from "../world/world";
import type { Company } from "./company";
import { operatorNamed } from "./operator-named";

const minute = 60_000;

/** Somebody whose requests wait: answers what is asked about them, and now and then takes one back. */
export function startAuthor(world: World, company: Company, name: string): void {
  const { scheduler, random, dues, tally, retired } = world;
  const author = operatorNamed(name, world);
  scheduler.start({ name: `${name} is asked`, process: null }, async () => {
    while (!retired.has(name)) {
      await scheduler.pause("nothing waits", () => (dues.hasWaiting ? 0 : Infinity));
      await scheduler.sleep("does something else", random.between(30 * minute, 300 * minute));
      if (retired.has(name)) return;
      const rows = await company.askAny(`list of ${name}`, (hands) => listWaiting(hands.database, false, 20));
      for (const { id, state, requesterSubject } of rows ?? []) {
        if (requesterSubject !== name) continue;
        const isTakenBack = random.chance(0.1);
        if (state !== "returned" && !isTakenBack) continue;
        const act = isTakenBack ? withdrawRefundWith : answerQuestionWith;
        const asked = { requestId: id, seenSha256: "", words: "It arrived broken" };
        const answer = await company.askAny(`answer of ${name}`, (hands) => act(hands, author, asked));
        if (answer?.kind === "done") tally.add("people", isTakenBack ? "withdraw" : "answer");
      }
    }
  });
}
