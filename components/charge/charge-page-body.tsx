import { ChargeFacts } from "@/components/charge/charge-facts";
import { ChargeFiguresLine } from "@/components/charge/charge-figures-line";
import { ObstacleList } from "@/components/charge/obstacle-list";
import { RefundHistory } from "@/components/charge/refund-history";
import { LiveRefresh } from "@/components/refund/live-refresh";
import { RefundSection } from "@/components/refund/refund-section";
import type { ChargeView } from "@/lib/core/charge-view";
import { isInFlight } from "@/lib/core/refund-ledger";
import type { RefundAction } from "@/lib/core/refund-outcome";

/** The page of a charge: what it is, how much is left, what to know, the form, what went back. */
export function ChargePageBody(props: {
  view: ChargeView;
  partAction: RefundAction;
  wholeAction: RefundAction;
}) {
  const { view } = props;
  const isWaiting = view.refunds.some(({ ours }) => ours !== null && isInFlight(ours.state));
  return (
    <div className="grid gap-section lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <div className="min-w-0 space-y-6">
        <ChargeFacts view={view} />
        <ChargeFiguresLine figures={view.figures} locale={view.locale} />
        <ObstacleList obstacles={view.obstacles} />
      </div>
      {/* Without a form and without an outcome to tell, its line would stand beside nothing. */}
      <div className="min-w-0 not-has-[form,#outcome>*]:hidden lg:row-span-2 lg:border-l lg:border-line lg:pl-8">
        <RefundSection {...props} />
      </div>
      <RefundHistory view={view} />
      {isWaiting && <LiveRefresh />}
    </div>
  );
}
