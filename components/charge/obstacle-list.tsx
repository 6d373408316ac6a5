import { Notice, type NoticeTone } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import type { Obstacle } from "@/lib/core/charge/obstacle";

const tones: Record<Obstacle["weight"], NoticeTone> = { blocks: "bad", warns: "caution", informs: "neutral" };

/** What matters before this charge is refunded, and what to do about each. */
export function ObstacleList({ obstacles }: { obstacles: readonly Obstacle[] }) {
  if (obstacles.length === 0) return null;
  return (
    <section aria-labelledby="obstacles-heading">
      <h2 id="obstacles-heading" className="mb-2">
        Before you refund
      </h2>
      <ul className="space-y-2">
        {obstacles.map(({ kind, weight, sentence, advice, link }) => (
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
        ))}
      </ul>
    </section>
  );
}
