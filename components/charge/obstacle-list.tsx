import type { ReactNode } from "react";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import type { Obstacle } from "@/lib/core/charge/obstacle";

const tones: Record<Obstacle["weight"], NoticeTone> = { blocks: "bad", warns: "caution", informs: "neutral" };

/** What matters before this charge is refunded, and what to do about each; `later` brings lines that take longer. */
export function ObstacleList({ obstacles, later }: { obstacles: readonly Obstacle[]; later: ReactNode }) {
  return (
    // The later lines may turn out to be none.
    <section aria-labelledby="obstacles-heading" className="not-has-[li]:hidden">
      <h2 id="obstacles-heading" className="mb-2">
        Before you refund
      </h2>
      <ul className="space-y-2">
        <ObstacleLines obstacles={obstacles} />
        {later}
      </ul>
    </section>
  );
}

export function ObstacleLines({ obstacles }: { obstacles: readonly Obstacle[] }) {
  return obstacles.map(({ kind, weight, sentence, advice, link }) => (
    <li key={`${kind} ${sentence}`}>
      <Notice tone={tones[weight]}>
        <p className="font-medium">{sentence}</p>
        <p>{advice}</p>
        {link && (
          <p>
            <PageLink href={link.href} className="inline-flex min-h-target items-center">
              {link.text}
            </PageLink>
          </p>
        )}
      </Notice>
    </li>
  ));
}

/** Stands where the later lines will; without script they never come, so a link asks for them. */
export function LaterLinesAwaited({ address }: { address: string }) {
  return (
    <li>
      <Notice tone="neutral">
        <p className="scripted:hidden">
          <PageLink href={address} className="inline-flex min-h-target items-center">
            Fraud warnings, balance and fees
          </PageLink>
        </p>
        <p className="hidden text-soft scripted:block">
          Asking Stripe about fraud warnings, balance and fees.
        </p>
      </Notice>
    </li>
  );
}
