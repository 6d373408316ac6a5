import { useEffect, useRef } from "react";
import type { ActAnswer } from "@/components/attention/use-acting";
import { Notice, type NoticeTone } from "@/components/ui/notice";

type Told = Exclude<ActAnswer, { kind: "idle" }>;

const tones: Record<Told["kind"], NoticeTone> = { done: "good", refused: "caution", lost: "caution" };

/** What became of a form about a case, with the focus on it. */
export function ActNotice({ answer }: { answer: Told }) {
  const sentence = useRef<HTMLOutputElement>(null);
  useEffect(() => sentence.current?.focus(), []);
  return (
    <Notice tone={tones[answer.kind]}>
      <output ref={sentence} tabIndex={-1} className="block font-medium">
        {sentenceOf(answer)}
      </output>
      {answer.kind === "refused" && <Help answer={answer} />}
    </Notice>
  );
}

function sentenceOf(answer: Told): string {
  if (answer.kind === "done") return answer.sentence;
  if (answer.kind === "refused") return answer.messages.map(({ text }) => text).join(" ");
  return "The answer did not arrive. Press the button again: what was done already is not done twice.";
}

function Help({ answer }: { answer: Extract<Told, { kind: "refused" }> }) {
  const help = answer.messages.flatMap((one) => one.help ?? []);
  return (
    <>
      {help.map((text) => (
        <p key={text}>{text}</p>
      ))}
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
