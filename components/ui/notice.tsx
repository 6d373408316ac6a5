import { clsx } from "clsx";
import type { ReactNode } from "react";

export type NoticeTone = "good" | "caution" | "bad" | "neutral";

// The sign repeats in shape what the colour says.
const signs: Record<NoticeTone, string> = { good: "✓", caution: "!", bad: "✕", neutral: "i" };

const looks: Record<NoticeTone, { box: string; sign: string }> = {
  good: { box: "border-good bg-good-tint", sign: "text-good" },
  caution: { box: "border-caution bg-caution-tint", sign: "text-caution" },
  bad: { box: "border-bad bg-bad-tint", sign: "text-bad" },
  neutral: { box: "border-edge bg-raised", sign: "text-soft" },
};

/** A sentence that must be seen, with a sign and a colour; announcing it is left to who places it. */
export function Notice({ tone, children }: { tone: NoticeTone; children: ReactNode }) {
  const look = looks[tone];
  return (
    <div className={clsx("flex gap-3 border-l-4 px-3 py-2", look.box)}>
      <span aria-hidden="true" className={clsx("w-3 shrink-0 text-center font-bold", look.sign)}>
        {signs[tone]}
      </span>
      <div className="min-w-0 grow space-y-1">{children}</div>
    </div>
  );
}
