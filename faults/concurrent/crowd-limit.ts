import { listRequestsOfCharge } from "@/lib/server/database/request-rows";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { eurosOfAgents, setLimits } from "../../integration/limits-stage";
import { partOf, payment } from "../../integration/refund-requests";
import { openStage, operatorNamed } from "../../integration/stage";

const payments = 32;
const chargeMinor = 1_000;
const askedMinor = 300;
const perDayMinor = 1_000;

/** What one person got alone who sent many forms in the same moment, in minor units, and how much the limit leaves. */
export type LimitCrowd = { readonly aloneMinor: number; readonly perDayMinor: number };

/** One person sends a form about each of many payments at once, under a limit of the day: together they may not pass it. */
export async function crowdLimit(): Promise<LimitCrowd> {
  const stage = await openStage("postgres");
  try {
    await setLimits(stage, eurosOfAgents({ perDay: BigInt(perDayMinor) }));
    const agent = operatorNamed("Agent");
    const charges = await Promise.all(Array.from({ length: payments }, () => payment(stage, chargeMinor)));
    await Promise.all(
      charges.map((charge) =>
        requestRefundWith(stage.hands, agent, partOf(charge, askedMinor, chargeMinor)).catch(() => null),
      ),
    );
    const rows = await Promise.all(
      charges.map((charge) => listRequestsOfCharge(stage.hands.database, charge)),
    );
    const alone = rows.flat().filter(({ overLimits }) => overLimits === null);
    return { aloneMinor: alone.length * askedMinor, perDayMinor };
  } finally {
    await stage.close();
  }
}
