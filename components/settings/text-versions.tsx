import { Instant } from "@/components/ui/instant";
import type { TextVersionLine } from "@/lib/core/customer-text/texts-view";

/** Who changed the texts, when and why, the newest first. */
export function TextVersions({ past, locale }: { past: readonly TextVersionLine[]; locale: string }) {
  if (past.length === 0) {
    return (
      <p className="text-soft">Nobody has changed a text yet: these are those of a fresh installation.</p>
    );
  }
  return (
    <details>
      <summary className="w-fit">Versions</summary>
      <ol className="divide-y divide-line border-y border-line">
        {past.map(({ version, why, by, at }) => (
          <li key={version} className="py-2">
            Version {version} by <bdi>{by}</bdi>, <Instant at={at} locale={locale} />
            <bdi className="block whitespace-pre-line text-soft">{why}</bdi>
          </li>
        ))}
      </ol>
    </details>
  );
}
