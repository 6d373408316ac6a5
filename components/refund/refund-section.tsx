import { AmountKeys } from "@/components/refund/amount-keys";
import { consequenceOf } from "@/components/refund/amount-reading";
import { freshlyTyped } from "@/components/refund/first-typed";
import { RefundDesk } from "@/components/refund/refund-desk";
import type { LeftTexts, LimitTerms, RefundDeskReports, RefundTerms } from "@/components/refund/refund-terms";
import { ruleTerms } from "@/components/refund/rule-terms";
import { type UndoAction, UndoForm } from "@/components/refund/undo-form";
import type { ChargeView, RefundFormFacts } from "@/lib/core/charge/charge-view";
import { accountLabel, accountQuery } from "@/lib/core/charge/connected-account";
import { recentlyRefunded } from "@/lib/core/charge/obstacles";
import { isCashBalance } from "@/lib/core/charge/payable";
import { judgeAmount, limitsHere } from "@/lib/core/limits/decide-limits";
import { limitSentence } from "@/lib/core/limits/limit-sentence";
import { editableAmount, formatMoney } from "@/lib/core/money/format-money";
import type { Money } from "@/lib/core/money/money";
import { arrivalSentence } from "@/lib/core/refund/arrival-sentence";
import type { RefundAction } from "@/lib/core/refund/refund-outcome";
import { refundReports } from "@/lib/core/refund/refund-report";
import { metadataLimits, metadataRowsMax } from "@/lib/core/refund/refund-request";
import { refundTarget } from "@/lib/core/refund/refund-target";

/**
 * The refund form of a charge and what became of it; the figures are put into words here, on the server. Without
 * a view, while Stripe cannot be asked, a form that is open already stays as it is.
 */
export function RefundSection(props: {
  address: string;
  /** Whether the form offers to name the payment intent to Stripe in place of the charge. */
  offersIntent: boolean;
  view: ChargeView | null;
  partAction: RefundAction;
  wholeAction: RefundAction;
  undoAction: UndoAction;
}) {
  const { view } = props;
  return (
    <div className="max-w-form space-y-4">
      <RefundDesk
        address={props.address}
        left={view === null ? null : leftOf(view)}
        terms={view === null || view.form === null ? null : termsOf(view, view.form, props.offersIntent)}
        reports={view === null ? {} : reportsOf(view, props.undoAction)}
        partAction={props.partAction}
        wholeAction={props.wholeAction}
      />
    </div>
  );
}

/** What to say of each refund, and beside one that is held back the way to undo it. */
function reportsOf(view: ChargeView, undoAction: UndoAction): RefundDeskReports {
  const held = new Set(view.refunds.flatMap(({ ours }) => (ours?.state === "held" ? [ours.id] : [])));
  return Object.fromEntries(
    Object.entries(refundReports(view)).map(([id, report]) => [
      id,
      { ...report, undo: held.has(id) ? <UndoForm requestId={id} action={undoAction} /> : null },
    ]),
  );
}

function leftOf(view: ChargeView): LeftTexts {
  const { figures, locale } = view;
  const left = { amountMinor: figures.leftMinor, currency: figures.currency };
  const leftText = formatMoney(left, locale);
  const isNothing = figures.leftMinor === 0n;
  return {
    leftMinor: figures.leftMinor.toString(),
    leftText,
    changedWords: ["This payment changed while you were here: ", ` was left, now it is ${leftText}.`],
    leftEditable: editableAmount(left, locale),
    leftHint: `${figures.currency.toUpperCase()}, ${leftText} left`,
    leftButton: isNothing ? "" : leftText,
    ...consequenceOfLeft(view, left, isNothing),
  };
}

/** What sending all that is left would do, limits and all. */
function consequenceOfLeft(
  { charge, form, figures, locale }: ChargeView,
  left: Money,
  isNothing: boolean,
): Pick<LeftTexts, "leftConsequence" | "leftLimit"> {
  if (isNothing || form === null) return { leftConsequence: "Nothing is left to refund.", leftLimit: "" };
  const limitTerms = limitTermsOf(charge, figures.currency, form);
  return {
    leftConsequence: consequenceOf(left, "Nothing stays.", {
      locale,
      target: refundTarget(charge),
      arrival: arrivalSentence(charge),
      limitTerms,
    }),
    leftLimit: limitSentence(judgeAmount(limitTerms.here, left, limitTerms.sums), locale),
  };
}

function limitTermsOf(
  charge: ChargeView["charge"],
  currency: string,
  { limits, seenAt }: RefundFormFacts,
): LimitTerms {
  const payment = { currency, chargedAt: charge.createdAt, canStepUp: limits.canStepUp };
  return { here: limitsHere(limits.set, limits.person, payment, seenAt), sums: limits.sums };
}

function termsOf(view: ChargeView, form: RefundFormFacts, offersIntent: boolean): RefundTerms {
  const { charge, figures, obstacles, locale } = view;
  const { limits, seenAt: _seenAt, person, ...facts } = form;
  const shared = sharedOf(view);
  const paymentIntentId = offersIntent ? charge.paymentIntentId : null;
  return {
    ...facts,
    ...leftOf(view),
    ...ruleTerms(limits.set),
    limitTerms: limitTermsOf(charge, figures.currency, form),
    paymentIntentId,
    hasRareSwitches: form.asksInstructionsEmail || shared !== null || paymentIntentId !== null,
    orderAddress: `/charges/${charge.id}/order${accountQuery(charge.connectedAccount)}`,
    paidMinor: figures.paidMinor.toString(),
    amountKeys: <AmountKeys />,
    reasonLegend: <legend className="mb-1 font-medium">Reason</legend>,
    unscripted: <span className="scripted:hidden">this amount</span>,
    whole: isCashBalance(charge.id) ? "Refund whole balance" : "Refund whole charge",
    connect: shared,
    head: <FormHead view={view} person={person} />,
    currency: figures.currency,
    locale,
    recent: obstacles.find(({ kind }) => kind === recentlyRefunded)?.sentence ?? null,
    customerName: charge.customer.name ?? charge.customer.email ?? "an unnamed customer",
    fresh: { ...freshlyTyped(charge.customer.email, limits.set), byPaymentIntent: paymentIntentId !== null },
    target: refundTarget(charge),
    arrival: arrivalSentence(charge),
    limits: {
      metadataRows: metadataRowsMax,
      keyCharacters: metadataLimits.keyCharacters,
      valueCharacters: metadataLimits.valueCharacters,
    },
  };
}

/** Of a destination charge Stripe passes on all that was taken, unless it was told a sum. A direct one passes on nothing. */
function sharedOf({ charge, account, locale }: ChargeView): RefundTerms["connect"] {
  const { connect } = charge;
  if (connect === null && account === null) return null;
  const destination = connect?.destination ?? null;
  const passedOn = connect?.transferMinor ?? charge.amountCapturedMinor;
  return {
    amountMinor: charge.amountCapturedMinor.toString(),
    transferMinor: destination === null ? null : passedOn.toString(),
    feeMinor: connect?.applicationFeeMinor?.toString() ?? null,
    destination,
    paidBy: account === null ? null : accountLabel(account),
    currency: charge.currency,
    locale,
  };
}

/** Made on the server, so that the form's script need not know it. */
function FormHead(props: { view: ChargeView; person: string }) {
  const { charge, account, figures, locale } = props.view;
  return (
    <>
      <h2 id="refund-heading">
        {isCashBalance(charge.id) ? "Refund this cash balance" : "Refund this payment"}
      </h2>
      {account !== null && (
        <p className="text-soft">
          From the balance of <bdi>{accountLabel(account)}</bdi>.
        </p>
      )}
      <input type="hidden" name="person" value={props.person} />
      <input type="hidden" name="chargeId" value={charge.id} />
      <input type="hidden" name="connectedAccount" value={charge.connectedAccount ?? ""} />
      <input type="hidden" name="currency" value={figures.currency} />
      <input type="hidden" name="locale" value={locale} />
    </>
  );
}
