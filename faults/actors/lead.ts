import type { Operator } from "@/lib/core/operator";
import { listWaiting } from "@/lib/server/database/waiting-requests";
import { readApprovalPageWith } from "@/lib/server/reads/approval-page";
import type { AskedApproval } from "@/lib/server/workflows/approval/act-on-approval";
import { approveRefundWith } from "@/lib/server/workflows/approval/approve-refund";
import { rejectRefundWith } from "@/lib/server/workflows/approval/reject-refund";
import { returnRefundWith } from "@/lib/server/workflows/approval/return-refund";
import { shownMark } from "../checks/approval-faults";
import type { World } from "../world/world";
import type { Company } from "./company";
import { operatorNamed } from "./operator-named";

const minute = 60_000;
const hour = 60 * minute;

/**
 * Somebody who looks now and then at what waits, reads each for a while, and approves most of it, perhaps twice; also
 * what he or she has asked for, which the product must refuse.
 */
export function startLead(world: World, company: Company, name: string): void {
  const lead = operatorNamed(name, world, ["agent", "lead"]);
  const { scheduler, random, dues, retired } = world;
  scheduler.start({ name: `${name} decides`, process: null }, async () => {
    while (!retired.has(name)) {
      await scheduler.pause("nothing waits", () => (dues.hasWaiting ? 0 : Infinity));
      await scheduler.sleep("does something else", random.between(10 * minute, 150 * minute));
      await decideOnAll(world, company, lead);
    }
  });
}

async function decideOnAll(world: World, company: Company, lead: Operator): Promise<void> {
  const { random, scheduler } = world;
  const rows = await company.askAny(`list of ${lead.name}`, (hands) =>
    listWaiting(hands.database, false, 20),
  );
  for (const { id } of rows ?? []) {
    const page = await company.askAny(`page of ${lead.name}`, (hands) =>
      readApprovalPageWith(hands, lead, id, "en-US"),
    );
    const seenSha256 = page?.shownSha256;
    if (seenSha256 === null || seenSha256 === undefined) continue;
    world.shown.add(shownMark(lead.subject, id, seenSha256));
    await scheduler.sleep(
      "reads",
      random.between(0, random.chance(world.weather.slowReadShare) ? 3 * hour : 5 * minute),
    );
    if (world.retired.has(lead.subject)) return;
    await decide(world, company, lead, { requestId: id, seenSha256, words: "not this one" });
  }
}

async function decide(world: World, company: Company, lead: Operator, asked: AskedApproval): Promise<void> {
  const { random, scheduler, tally, weather } = world;
  const [name, act] = random.pick([
    ...approvals,
    ...approvals,
    ["reject", rejectRefundWith],
    ["return", returnRefundWith],
  ]);
  const once = async () => {
    const answer = await company.askAny(`decision of ${lead.name}`, (hands) => act(hands, lead, asked));
    if (answer !== null)
      tally.add("people", answer.kind === "done" ? name : `${name}: ${answer.refusal.kind}`);
  };
  if (random.chance(weather.impatienceShare / 2)) {
    tally.add("people", "decided twice");
    scheduler.start({ name: `${lead.name} again`, process: null }, once);
  }
  await once();
}

type Act = readonly [name: string, act: typeof approveRefundWith];

const approvals: readonly [Act, Act, Act] = [
  ["approve", approveRefundWith],
  ["approve", approveRefundWith],
  ["approve", approveRefundWith],
];
