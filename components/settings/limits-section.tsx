import { LimitDecisionForms } from "@/components/settings/limit-decision-forms";
import { LimitPreviewPart } from "@/components/settings/limit-preview-part";
import { LimitsInWords } from "@/components/settings/limits-in-words";
import { PastVersions } from "@/components/settings/past-versions";
import { Instant } from "@/components/ui/instant";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import type {
  LimitDecisionAction,
  LimitsShown,
  PastVersion,
  ProposalShown,
} from "@/lib/core/limits/limit-view";

/** The limits in force, the change that waits for a second administrator, and what was before. */
export function LimitsSection(props: {
  inForce: LimitsShown;
  proposal: ProposalShown | null;
  past: readonly PastVersion[];
  locale: string;
  decide: LimitDecisionAction;
}) {
  const { inForce, proposal, locale } = props;
  return (
    <section aria-labelledby="limits" className="space-y-4">
      <h2 id="limits">Limits</h2>
      <Origin inForce={inForce} locale={locale} />
      {proposal === null ? (
        <p>
          <PageLink href="/settings/limits" className="inline-flex min-h-target items-center">
            Propose other limits
          </PageLink>
        </p>
      ) : (
        <Proposal proposal={proposal} locale={locale} decide={props.decide} />
      )}
      <LimitsInWords set={inForce.set} locale={locale} />
      {props.past.length > 0 && <PastVersions past={props.past} locale={locale} />}
    </section>
  );
}

function Origin({ inForce, locale }: { inForce: LimitsShown; locale: string }) {
  if (inForce.since === null) {
    return (
      <Notice tone="caution">
        <p>
          Nobody has set limits yet: these are the ones that a fresh installation starts with. Propose your
          own, and let another administrator agree to them.
        </p>
      </Notice>
    );
  }
  return (
    <p className="max-w-prose text-soft">
      Version {inForce.version}, proposed by <bdi>{inForce.proposedBy}</bdi>, agreed to by{" "}
      <bdi>{inForce.agreedBy}</bdi>, in force since <Instant at={inForce.since} locale={locale} />.
    </p>
  );
}

function Proposal(props: { proposal: ProposalShown; locale: string; decide: LimitDecisionAction }) {
  const { proposal, locale } = props;
  const { version, contentSha256, isOwn } = proposal;
  return (
    <section aria-labelledby="proposal" className="space-y-4 border-l-4 border-accent pl-4">
      <h3 id="proposal">Proposed: version {version}</h3>
      <p>
        By <bdi>{proposal.by}</bdi>, <Instant at={proposal.at} locale={locale} />:{" "}
        <bdi className="whitespace-pre-line">{proposal.why}</bdi>
      </p>
      <LimitPreviewPart preview={proposal.preview} />
      <LimitDecisionForms proposal={{ version, contentSha256, isOwn }} decide={props.decide} />
    </section>
  );
}
