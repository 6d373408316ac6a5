import type { ReactNode } from "react";
import { OpenCases } from "@/components/attention/open-cases";
import { CancelAuthorisation } from "@/components/charge/cancel-authorisation";
import { ChargeFacts } from "@/components/charge/charge-facts";
import { ChargeFiguresLine } from "@/components/charge/charge-figures-line";
import { ObstacleList } from "@/components/charge/obstacle-list";
import { RefundHistory } from "@/components/charge/refund-history";
import { TroublePageBody } from "@/components/charge/trouble-page-body";
import { OpenPage } from "@/components/live/open-page";
import { RefundSection } from "@/components/refund/refund-section";
import type { UndoAction } from "@/components/refund/undo-form";
import { changeWords } from "@/lib/core/charge/change-words";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import type { RefundAction } from "@/lib/core/refund/refund-outcome";
import type { StripeTrouble } from "@/lib/core/search/search-view";

/** A charge as Stripe shows it, or why Stripe cannot show it at the moment. */
type ShownCharge =
  | { readonly kind: "found"; readonly view: ChargeView }
  | { readonly kind: "stripe_unavailable"; readonly trouble: StripeTrouble };

/**
 * The page of a charge: what it is, how much is left, what to know, the form, what went back. The form keeps its
 * place while Stripe cannot be asked: what somebody has typed there outlives a refresh in that moment.
 */
export function ChargePageBody(props: {
  /** The page's own address, as it was opened. */
  address: string;
  /** Whether the address asks that the refund may name the payment intent in place of the charge. */
  offersIntent: boolean;
  page: ShownCharge;
  partAction: RefundAction;
  wholeAction: RefundAction;
  cancelAction: (form: FormData) => Promise<never>;
  undoAction: UndoAction;
  /** What came of a wish to cancel the authorisation, if that was just done. */
  canceling: ReactNode;
  /** Lines about the payment that come after the page. */
  laterObstacles: ReactNode;
}) {
  const { page, laterObstacles, cancelAction, canceling, ...rest } = props;
  const view = page.kind === "found" ? page.view : null;
  return (
    <div className="group/payment grid gap-section lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <div className="min-w-0">
        <OpenPage
          address={props.address}
          version={view?.version ?? null}
          words={view === null ? null : changeWords(view)}
          isWaiting={view === null}
        />
        <div className="space-y-6">
          {page.kind === "found" ? (
            <Overview view={page.view} laterObstacles={laterObstacles} canceling={canceling}>
              {page.view.mayCancelAuthorisation && (
                <CancelAuthorisation view={page.view} action={cancelAction} />
              )}
            </Overview>
          ) : (
            <TroublePageBody trouble={page.trouble} />
          )}
        </div>
      </div>
      {/* Without a form and without an outcome to tell, its line would stand beside nothing. */}
      <div className="min-w-0 not-has-[form,#outcome>*]:hidden lg:row-span-2 lg:border-l lg:border-line lg:pl-8">
        <RefundSection {...rest} view={view} />
      </div>
      {view !== null && <RefundHistory view={view} undoAction={rest.undoAction} />}
    </div>
  );
}

function Overview(props: {
  view: ChargeView;
  laterObstacles: ReactNode;
  canceling: ReactNode;
  children: ReactNode;
}) {
  const { view, laterObstacles } = props;
  return (
    <>
      {props.canceling}
      <ChargeFacts view={view} />
      <ChargeFiguresLine figures={view.figures} locale={view.locale} />
      <OpenCases cases={view.openCases} locale={view.locale} />
      <ObstacleList obstacles={view.obstacles} later={laterObstacles} />
      {props.children}
    </>
  );
}
