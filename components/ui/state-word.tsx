import { clsx } from "clsx";
import type { NoticeTone } from "@/components/ui/notice";

// Full, half and empty discs: told apart without colour too.
const discs: Record<NoticeTone, { sign: string; look: string }> = {
  good: { sign: "●", look: "text-good" },
  caution: { sign: "◐", look: "text-caution" },
  bad: { sign: "✕", look: "text-bad" },
  neutral: { sign: "○", look: "text-soft" },
};

/** A state in a word or two, with a sign in front. */
export function StateWord({ tone, text }: { tone: NoticeTone; text: string }) {
  const { sign, look } = discs[tone];
  return (
    <span className="inline-flex items-baseline gap-1">
      <span aria-hidden="true" className={clsx("w-3 shrink-0 text-center text-sm", look)}>
        {sign}
      </span>
      {text}
    </span>
  );
}
