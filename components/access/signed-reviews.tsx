import { Instant } from "@/components/ui/instant";
import type { SignedReview } from "@/lib/core/access/access-review";

/** Earlier reviews, the newest first. */
export function SignedReviews({ signed, locale }: { signed: readonly SignedReview[]; locale: string }) {
  return (
    <section aria-labelledby="signed" className="max-w-prose space-y-3">
      <h2 id="signed">Signed reviews</h2>
      {signed.length === 0 ? (
        <p>Nobody has signed a review yet.</p>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {signed.map((one) => (
            <li key={`${one.at.toISOString()} ${one.sha256}`} className="space-y-1 py-2">
              <p>
                <bdi>{one.by}</bdi>, <Instant at={one.at} locale={locale} />{" "}
                <span className="text-soft">over {one.days} days</span>
              </p>
              <p className="whitespace-pre-line">
                <bdi>{one.note}</bdi>
              </p>
              <p className="font-mono text-sm wrap-anywhere text-soft">{one.sha256}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
