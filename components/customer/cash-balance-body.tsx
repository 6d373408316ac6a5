import { OpenCases } from "@/components/attention/open-cases";
import { ChargeFiguresLine } from "@/components/charge/charge-figures-line";
import { ObstacleList } from "@/components/charge/obstacle-list";
import { RefundHistory } from "@/components/charge/refund-history";
import { RefundSection } from "@/components/refund/refund-section";
import type { UndoAction } from "@/components/refund/undo-form";
import { Copyable } from "@/components/ui/copyable";
import { Fact, FactList } from "@/components/ui/fact-list";
import { PageLink } from "@/components/ui/page-link";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import { payablePath } from "@/lib/core/charge/payable";
import type { RefundAction } from "@/lib/core/refund/refund-outcome";

/** What a customer has with us in one currency: how much, what went back, and the form for more. */
export function CashBalanceBody(props: {
  view: ChargeView;
  partAction: RefundAction;
  wholeAction: RefundAction;
  undoAction: UndoAction;
}) {
  const { view, ...actions } = props;
  const { charge, figures, locale } = view;
  return (
    <div className="grid gap-section lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <div className="min-w-0 space-y-6">
        <section aria-labelledby="balance-heading">
          <h1 id="balance-heading" className="mb-3">
            Cash balance in {charge.currency.toUpperCase()}
          </h1>
          <FactList>
            <Fact name="Customer">
              <PageLink href={`/customers/${charge.customer.id}`}>
                <bdi>{charge.customer.name ?? charge.customer.email ?? "Unnamed customer"}</bdi>
              </PageLink>
            </Fact>
            {charge.customer.email !== null && (
              <Fact name="E-mail">
                <Copyable text={charge.customer.email} what="e-mail address" />
              </Fact>
            )}
            <Fact name="What it is">
              Money that came by bank transfer and has not gone into a payment. It belongs to the customer.
            </Fact>
          </FactList>
        </section>
        <ChargeFiguresLine figures={figures} locale={locale} isBalance />
        <OpenCases cases={view.openCases} locale={locale} />
        <ObstacleList obstacles={view.obstacles} later={null} />
      </div>
      <div className="min-w-0 not-has-[form,#outcome>*]:hidden lg:row-span-2 lg:border-l lg:border-line lg:pl-8">
        <RefundSection {...actions} address={payablePath(charge.id)} view={view} />
      </div>
      <RefundHistory view={view} />
    </div>
  );
}
