import { listRequests } from "@/lib/server/database/list-requests";
import { undoRefundWith } from "@/lib/server/workflows/undo-refund";
import type { World } from "../world/world";
import type { Company } from "./company";
import { operatorNamed } from "./operator-named";

const second = 1_000;
const roundsMax = 60;

/** Looks every now and then at the own refunds that are held back, and undoes half of them, often just too late. */
export function startSecondThoughts(world: World, company: Company, name: string): void {
  const operator = operatorNamed(name, world);
  world.scheduler.start({ name: `second thoughts of ${name}`, process: null }, async () => {
    for (let round = 0; round < roundsMax; round += 1) {
      await world.scheduler.sleep("thinks twice", world.random.between(5 * second, 70 * second));
      const process = company.anyProcess();
      if (process === null) continue;
      const hands = company.handsIn(process);
      const filter = { ticket: "", chargeId: "", from: null, before: null, livemode: false } as const;
      const held = await company.ask(process, `held ones of ${name}`, () =>
        listRequests(hands.database, { ...filter, state: "held", requester: operator }, null, 5),
      );
      if (held.kind !== "answered") continue;
      for (const { id } of held.answer.filter(() => world.random.chance(0.5))) {
        await world.scheduler.sleep("hesitates", world.random.between(0, 60 * second));
        const undone = await company.ask(process, `undo of ${name}`, () =>
          undoRefundWith(hands, operator, id),
        );
        if (undone.kind === "answered") world.tally.add("people", `undo: ${undone.answer.kind}`);
      }
    }
  });
}
