import { Instant } from "@/components/ui/instant";
import type { PastVersion } from "@/lib/core/limits/limit-view";

/** Earlier proposals and what became of them, the newest first. */
export function PastVersions({ past, locale }: { past: readonly PastVersion[]; locale: string }) {
  return (
    <details>
      <summary className="w-fit">Earlier versions and proposals</summary>
      <ol className="divide-y divide-line border-y border-line">
        {past.map((one) => (
          <li key={one.version} className="space-y-1 py-2">
            <p>
              Version {one.version}, proposed by <bdi>{one.by}</bdi>, <Instant at={one.at} locale={locale} />
            </p>
            <p className="whitespace-pre-line text-soft">
              <bdi>{one.why}</bdi>
            </p>
            <p>
              {one.isInForce === true ? "Agreed to by " : "Turned down or taken back by "}
              <bdi>{one.decidedBy}</bdi>
              {one.decidedAt !== null && (
                <>
                  , <Instant at={one.decidedAt} locale={locale} />
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
