import { reasonOf } from "@/components/refund/reason-text";
import { Amount } from "@/components/ui/amount";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Notice } from "@/components/ui/notice";
import type { StepUpFault, StepUpView } from "@/lib/core/step-up/step-up";

/** What is confirmed, before the provider is asked and after: what is seen here is what the proof is bound to. */
export function StepUpBody({ view, failed }: { view: StepUpView; failed: string | null }) {
  const reason = reasonOf(view);
  return (
    <div className="max-w-form space-y-4">
      <h1>Confirm this refund</h1>
      <FactList>
        <Fact name="Amount">
          <Amount money={view.amount} locale={view.locale} className="text-figure font-semibold" />
        </Fact>
        {reason !== null && (
          <Fact name="Reason">
            <bdi>{reason}</bdi>
          </Fact>
        )}
        {view.ticket !== "" && (
          <Fact name="Ticket">
            <bdi className="wrap-anywhere">{view.ticket}</bdi>
          </Fact>
        )}
        {view.payment !== null && (
          <>
            <Fact name="Customer">
              <bdi>{view.payment.customer}</bdi>
            </Fact>
            <Fact name="Method">{view.payment.method}</Fact>
          </>
        )}
        <Fact name="Payment">
          <span className="font-mono text-sm wrap-anywhere">{view.chargeId}</span>
        </Fact>
      </FactList>
      {view.state === "asked" && failed !== null && <Failed failed={failed} />}
      <Standing view={view} />
    </div>
  );
}

function Standing({ view }: { view: StepUpView }) {
  switch (view.state) {
    case "asked":
      return (
        <>
          <p>
            You asked for this a moment ago. Refunds above <Amount money={view.above} locale={view.locale} />{" "}
            take a fresh sign-in with your second factor. If you did not ask for it, close this page and tell
            an administrator.
          </p>
          <p>
            <a
              href={`/auth/step-up?draft=${view.id}`}
              className="button button-primary inline-block no-underline"
            >
              Confirm at your company’s sign-in
            </a>
          </p>
        </>
      );
    case "proved":
      return (
        <output className="block">
          <Notice tone="good">
            <p>
              <strong className="font-semibold">Confirmed.</strong> Nothing was sent yet: close this page, go
              back to the form and send it again within five minutes.
            </p>
            <p>It counts once, for this amount of this payment, as the form stood.</p>
          </Notice>
        </output>
      );
    case "used":
      return (
        <Notice tone="neutral">
          <p>This confirmation was used for its refund, and counts for no other one.</p>
        </Notice>
      );
    case "too_late":
      return (
        <Notice tone="caution">
          <p>This is over, and nothing was sent. Go back to the form and send it again: it asks anew.</p>
        </Notice>
      );
  }
}

function Failed({ failed }: { failed: string }) {
  const sentence = Object.hasOwn(sentences, failed) ? sentences[failed as StepUpFault] : otherwise;
  return (
    <div role="alert">
      <Notice tone="bad">
        <p>
          <strong className="font-semibold">Not confirmed.</strong> {sentence}
        </p>
      </Notice>
    </div>
  );
}

const otherwise = "Your company’s sign-in did not confirm it. Nothing was sent. Try again.";

const sentences: Record<StepUpFault, string> = {
  not_asked: "This console is not set up for second factors any more. Ask an administrator.",
  other_person: "Somebody else signed in. Whoever asked for the refund has to confirm it.",
  no_time:
    "Your company’s sign-in does not say when you signed in, so it proves nothing. Ask an administrator.",
  old_sign_in: "Your company’s sign-in let you through without asking again. Sign in afresh.",
  no_second_factor: "Your company’s sign-in did not say that a second factor was used. Try again with it.",
};
