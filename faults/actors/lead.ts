import type { Operator } from "@/lib/core/operator";
import { listWaiting } from "@/lib/server/database/waiting-requests";
import type { Hands } from "@/lib/server/hands";
import { readApprovalPageWith } from "@/lib/server/reads/approval-page";
import { approveRefundWith } from "@/lib/server/workflows/approval/approve-refund";
import { rejectRefundWith } from "@/lib/server/workflows/approval/reject-refund";
import type { World } from "../world/world";
import type { Company } from "./company";
import { operatorNamed } from "./operator-named";

const minute = 60_000;
const roundsMax = 24;

/** Somebody who looks now and then at what waits, reads each for a while, and approves most of it, perhaps twice. */
export function startLead(world: World, company: Company): void {
  const lead = operatorNamed("lead", world, ["lead"]);
  world.scheduler.start({ name: lead.name, process: null }, async () => {
    for (let round = 0; round < roundsMax; round += 1) {
      await world.scheduler.sleep("does something else", world.random.between(10 * minute, 150 * minute));
      await decideOnAll(world, company, lead);
    }
  });
}

async function decideOnAll(world: World, company: Company, lead: Operator): Promise<void> {
  const rows = await inSomeServer(company, "list of the lead", (hands) =>
    listWaiting(hands.database, false, 20),
  );
  for (const { id } of rows ?? []) {
    const page = await inSomeServer(company, "page of the lead", (hands) =>
      readApprovalPageWith(hands, lead, id, "en-US"),
    );
    const seenSha256 = page?.shownSha256;
    if (seenSha256 === null || seenSha256 === undefined) continue;
    await world.scheduler.sleep("reads", world.random.between(0, 5 * minute));
    await decide(world, company, lead, { requestId: id, seenSha256, words: "not this one" });
  }
}

async function decide(
  world: World,
  company: Company,
  lead: Operator,
  asked: Parameters<typeof approveRefundWith>[2],
): Promise<void> {
  const act = world.random.chance(0.9) ? approveRefundWith : rejectRefundWith;
  const once = async () => {
    await inSomeServer(company, "decision of the lead", (hands) => act(hands, lead, asked));
  };
  if (world.random.chance(world.weather.impatienceShare / 2)) {
    world.tally.add("people", "decided twice");
    world.scheduler.start({ name: `${lead.name} again`, process: null }, once);
  }
  await once();
}

/** Null where no server is up, or nothing but an error page came of it. */
async function inSomeServer<Answer>(
  company: Company,
  name: string,
  work: (hands: Hands) => Promise<Answer>,
): Promise<Answer | null> {
  const process = company.anyProcess();
  if (process === null) return null;
  const asked = await company.ask(process, name, () => work(company.handsIn(process)));
  return asked.kind === "answered" ? asked.answer : null;
}
