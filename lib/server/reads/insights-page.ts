import "server-only";
import { mayDo, type Operator } from "@/lib/core/operator";
import type { InsightsView, TieOutView } from "@/lib/core/tie-out/tie-out-view";
import { listTieOuts, type TieOutRow } from "@/lib/server/database/tie-out-rows";
import { type Hands, hands } from "@/lib/server/hands";
import { readWebhookSilence } from "./webhook-silence";

/** About two weeks of nights. */
const shownMax = 14;

/** The last comparisons of the books with Stripe's, and for those who run the console what it lacks. */
export async function readInsightsPage(operator: Operator, locale: string): Promise<InsightsView> {
  return readInsightsPageWith(await hands(), operator, locale);
}

/** The same with given hands. */
export async function readInsightsPageWith(
  open: Pick<Hands, "database" | "clock" | "livemode">,
  operator: Operator,
  locale: string,
): Promise<InsightsView> {
  const { roles } = operator;
  const rows = await listTieOuts(open.database, open.livemode, shownMax);
  const minds = roles.includes("lead") || roles.includes("admin");
  return {
    locale,
    tieOuts: rows.map(toView),
    silence: minds ? await readWebhookSilence(operator, open) : null,
    mayOpenPayments: mayDo(roles, "payments.read"),
  };
}

function toView({ id, endedAt, fromAt, toAt, lines, differences }: TieOutRow): TieOutView {
  return {
    id,
    endedAt,
    window: { from: fromAt, to: toAt },
    sums: lines.map((line) => ({
      currency: line.currency,
      ledgerMinor: BigInt(line.ledgerMinor),
      refundsMinor: BigInt(line.refundsMinor),
      balanceMinor: BigInt(line.balanceMinor),
      waitingMinor: BigInt(line.waitingMinor),
      unexplainedMinor: BigInt(line.unexplainedMinor),
    })),
    differences: differences.map(({ refundId, chargeId, currency, unexplainedMinor, why }) => {
      return { refundId, chargeId, why, unexplained: { currency, amountMinor: BigInt(unexplainedMinor) } };
    }),
  };
}
