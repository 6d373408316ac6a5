import { Instant } from "@/components/ui/instant";
import { Notice } from "@/components/ui/notice";
import type { WebhookSilence } from "@/lib/core/stripe/webhook-silence";

/** Stripe does not tell what happens: whoever runs the console should look at the endpoint. */
export function WebhookSilenceNotice(props: { silence: WebhookSilence; locale: string }) {
  const { lastWebhookAt, refunds } = props.silence;
  const made = refunds === 1 ? "1 refund was made" : `${refunds} refunds were made`;
  return (
    <Notice tone="caution">
      <p>
        <strong className="font-semibold">No webhook comes in.</strong> {made} since{" "}
        {lastWebhookAt === null ? (
          "the start, and none has ever arrived."
        ) : (
          <>
            the last one on <Instant at={lastWebhookAt} locale={props.locale} />.
          </>
        )}
      </p>
      <p>
        Nothing is lost: the console asks Stripe itself, up to two hours later. Administrator: look at the
        endpoint in Stripe’s Dashboard and at STRIPE_WEBHOOK_SECRET.
      </p>
    </Notice>
  );
}
