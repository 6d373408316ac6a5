import { OpenCases } from "@/components/attention/open-cases";
import { ChargeFiguresLine } from "@/components/charge/charge-figures-line";
import { ObstacleList } from "@/components/charge/obstacle-list";
import { RefundHistory } from "@/components/charge/refund-history";
import { TroublePageBody } from "@/components/charge/trouble-page-body";
import { OpenPage } from "@/components/live/open-page";
import { RefundSection } from "@/components/refund/refund-section";
import type { UndoAction } from "@/components/refund/undo-form";
import { Copyable } from "@/components/ui/copyable";
import { Fact, FactList } from "@/components/ui/fact-list";
import { PageLink } from "@/components/ui/page-link";
import { changeWords } from "@/lib/core/charge/change-words";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import { payablePath } from "@/lib/core/charge/payable";
import type { RefundAction } from "@/lib/core/refund/refund-outcome";
import type { StripeTrouble } from "@/lib/core/search/search-view";

/** A cash balance as Stripe shows it, or why Stripe cannot show it at the moment. */
type ShownBalance =
  | { readonly kind: "found"; readonly view: ChargeView }
  | { readonly kind: "stripe_unavailable"; readonly trouble: StripeTrouble };

/**
 * What a customer has with us in one currency: how much, what went back, and the form for more. As on the page of a
 * charge, the form keeps its place while Stripe cannot be asked.
 */
export function CashBalanceBody(props: {
  payableId: string;
  page: ShownBalance;
  partAction: RefundAction;
  wholeAction: RefundAction;
  undoAction: UndoAction;
}) {
  const { payableId, page, ...actions } = props;
  const view = page.kind === "found" ? page.view : null;
  return (
    <div className="group/payment grid gap-section lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <div className="min-w-0">
        <OpenPage
          address={payablePath(payableId)}
          version={view?.version ?? null}
          words={view === null ? null : changeWords(view)}
          isWaiting={view === null}
        />
        <div className="space-y-6">
          {page.kind === "found" ? <Overview view={page.view} /> : <TroublePageBody trouble={page.trouble} />}
        </div>
      </div>
      <div className="min-w-0 not-has-[form,#outcome>*]:hidden lg:row-span-2 lg:border-l lg:border-line lg:pl-8">
        <RefundSection {...actions} address={payablePath(payableId)} offersIntent={false} view={view} />
      </div>
      {view !== null && <RefundHistory view={view} undoAction={actions.undoAction} />}
    </div>
  );
}

function Overview({ view }: { view: ChargeView }) {
  const { charge, figures, locale } = view;
  return (
    <>
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
    </>
  );
}
