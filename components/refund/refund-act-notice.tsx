import { useEffect, useRef } from "react";
import { StripeWordsLine } from "@/components/refund/stripe-words-line";
import { Notice } from "@/components/ui/notice";
import type { Lost } from "@/components/ui/use-posted-form";
import type { RefundActOutcome } from "@/lib/core/refund/refund-act";

type Told = Exclude<RefundActOutcome, { kind: "idle" }> | Lost;

/** What came of a form on a refund's page, with the focus on it. */
export function RefundActNotice({ answer }: { answer: RefundActOutcome | Lost }) {
  return answer.kind === "idle" ? null : (
    <Notice tone={answer.kind === "done" ? "good" : "caution"}>
      <Told key={JSON.stringify(answer)} answer={answer} />
    </Notice>
  );
}

function Told({ answer }: { answer: Told }) {
  const sentence = useRef<HTMLOutputElement>(null);
  useEffect(() => sentence.current?.focus(), []);
  return (
    <>
      <output ref={sentence} tabIndex={-1} className="block font-medium">
        {sentenceOf(answer)}
      </output>
      {answer.kind === "refused" && <Help answer={answer} />}
    </>
  );
}

function sentenceOf(answer: Told): string {
  if (answer.kind === "done") return answer.sentence;
  if (answer.kind === "refused") return answer.messages.map(({ text }) => text).join(" ");
  return "The answer did not arrive. Load the page again: it shows what Stripe has.";
}

function Help({ answer }: { answer: Extract<Told, { kind: "refused" }> }) {
  const { stripe } = answer;
  const help = answer.messages.flatMap((one) => one.help ?? []);
  return (
    <>
      {help.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {stripe !== null && <StripeWordsLine words={stripe} />}
      {answer.signInAddress !== null && (
        <p>
          <a href={answer.signInAddress} target="_blank" rel="noreferrer">
            Sign in in a new tab
          </a>
        </p>
      )}
    </>
  );
}
