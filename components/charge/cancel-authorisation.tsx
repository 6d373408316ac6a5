import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { Notice } from "@/components/ui/notice";
import { type CancelOutcome, cancelSentence } from "@/lib/core/charge/authorisation";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import { formatMoney } from "@/lib/core/money/format-money";
import { methodLabel } from "@/lib/core/sentences";

/** Releases what was only authorised, after one question; works without script as well. */
export function CancelAuthorisation(props: { view: ChargeView; action: (form: FormData) => Promise<never> }) {
  const { charge, locale } = props.view;
  const amount = formatMoney({ amountMinor: charge.amountMinor, currency: charge.currency }, locale);
  return (
    <details>
      <summary className="w-fit py-1 font-medium">Cancel the authorisation</summary>
      <form action={props.action} className="mt-2 space-y-3">
        <input type="hidden" name="chargeId" value={charge.id} />
        <input type="hidden" name="connectedAccount" value={charge.connectedAccount ?? ""} />
        <p>
          {amount} is released to {charge.customer.name ?? "the customer"}, {methodLabel(charge.method)}.
          After that the money can no longer be taken.
        </p>
        <Button tone="primary" type="submit" name="confirmed" value="yes">
          Yes, release {amount}
        </Button>
      </form>
    </details>
  );
}

/** What came of it. */
export function CancelNotice(props: { outcome: CancelOutcome; requestId: string | null }) {
  const isDone = props.outcome === "canceled";
  return (
    <output className="block max-w-prose">
      <Notice tone={isDone ? "good" : "caution"}>
        <p>{cancelSentence(props.outcome)}</p>
        {props.requestId !== null && (
          <p className="text-sm">
            Request <Copyable text={props.requestId} what="Stripe’s request id" />
          </p>
        )}
      </Notice>
    </output>
  );
}
