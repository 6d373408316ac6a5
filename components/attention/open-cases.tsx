import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import type { AttentionCase } from "@/lib/core/attention/attention-view";
import { caseSentence, kindLabel } from "@/lib/core/attention/case-words";
import { playbookOf } from "@/lib/core/attention/playbook";

/** The open cases about what a page shows, each with its next step and the way to it. */
export function OpenCases({ cases, locale }: { cases: readonly AttentionCase[]; locale: string }) {
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby="open-cases-heading">
      <h2 id="open-cases-heading" className="mb-2">
        Needs attention
      </h2>
      <ul className="space-y-2">
        {cases.map((one) => (
          <li key={one.id}>
            <Notice tone="caution">
              <p className="font-medium">
                {kindLabel(one.kind)}
                {one.owner !== null && (
                  <>
                    , taken by <bdi>{one.owner.name}</bdi>
                  </>
                )}
              </p>
              <p>{caseSentence(one, locale)}</p>
              <p>
                <strong className="font-medium">Next:</strong> {playbookOf(one.kind, one.facts)[0]}{" "}
                <PageLink href={`/attention/${one.id}`}>Open the case</PageLink>
              </p>
            </Notice>
          </li>
        ))}
      </ul>
    </section>
  );
}
