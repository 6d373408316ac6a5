import { CaseDesk } from "@/components/attention/case-desk";
import { CaseFactList } from "@/components/attention/case-fact-list";
import { CaseStateWord } from "@/components/attention/case-state-word";
import { caseTerms } from "@/components/attention/case-terms";
import { PlaybookSteps } from "@/components/attention/playbook-steps";
import { RefundStory } from "@/components/refund/refund-story";
import { Amount } from "@/components/ui/amount";
import { Instant } from "@/components/ui/instant";
import { Notice } from "@/components/ui/notice";
import type { CaseProposal, CaseView } from "@/lib/core/attention/attention-view";
import type { ActAction } from "@/lib/core/attention/case-form";
import { outcomeLabel } from "@/lib/core/attention/case-outcomes";
import { caseSentence } from "@/lib/core/attention/case-words";
import { playbookOf } from "@/lib/core/attention/playbook";

/** The page of one case: what is so, what to do, who does it, how it ended, and all that happened to it. */
export function CasePageBody({ view, action }: { view: CaseView; action: ActAction }) {
  const { one, locale } = view;
  const isOpen = one.closing === null;
  return (
    <div className="max-w-form space-y-section">
      <section aria-labelledby="case-heading" className="space-y-3">
        <h1 id="case-heading" className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          {one.amount !== null && (
            <Amount money={one.amount} locale={locale} className="text-figure font-semibold" />
          )}
          <span className="text-base font-normal">
            <CaseStateWord one={one} />
          </span>
        </h1>
        <p>{caseSentence(one, locale)}</p>
        <CaseFactList view={view} />
      </section>
      {isOpen && (
        <section aria-labelledby="playbook-heading">
          <h2 id="playbook-heading" className="mb-2">
            What to do
          </h2>
          <PlaybookSteps steps={playbookOf(one.kind, one.facts)} />
        </section>
      )}
      {isOpen && one.proposal !== null && <Proposal proposal={one.proposal} locale={locale} />}
      <CaseDesk
        terms={caseTerms(one, view.rights, view.viewer)}
        name="this case"
        address={`/attention/${one.id}`}
        action={action}
      />
      <RefundStory story={view.history} locale={locale} />
    </div>
  );
}

function Proposal({ proposal, locale }: { proposal: CaseProposal; locale: string }) {
  return (
    <Notice tone="neutral">
      <p>
        <bdi>{proposal.by.name}</bdi> proposes: <strong>{outcomeLabel(proposal.outcome)}</strong>,{" "}
        <Instant at={proposal.at} locale={locale} />
      </p>
      <p className="whitespace-pre-line">
        <bdi>{proposal.note}</bdi>
      </p>
      <p className="whitespace-pre-line">
        Evidence: <bdi>{proposal.evidence}</bdi>
      </p>
    </Notice>
  );
}
