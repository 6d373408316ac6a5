import { CaseDesk } from "@/components/attention/case-desk";
import { CaseIds } from "@/components/attention/case-ids";
import { CaseStateWord } from "@/components/attention/case-state-word";
import { caseTerms } from "@/components/attention/case-terms";
import { reasonOf } from "@/components/refund/reason-text";
import { Amount } from "@/components/ui/amount";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import { ageInWords } from "@/lib/core/attention/age-in-words";
import type { AttentionCase, AttentionView } from "@/lib/core/attention/attention-view";
import type { ActAction } from "@/lib/core/attention/case-form";
import { caseSentence, kindLabel } from "@/lib/core/attention/case-words";
import { playbookOf } from "@/lib/core/attention/playbook";
import { payableLabel, payablePath } from "@/lib/core/charge/payable";
import { formatMoney } from "@/lib/core/money/format-money";

/** One case in the list: what it is, whose it is, how long it waits, and the next step. */
export function CaseSummary(props: {
  one: AttentionCase;
  view: AttentionView;
  address: string;
  action: ActAction;
}) {
  const { one, view } = props;
  const { locale } = view;
  const terms = { ...caseTerms(one, view.rights, view.viewer), ending: null, decision: null, hint: null };
  return (
    <li className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[7rem_1fr_auto]">
      <p className="font-medium sm:text-right">
        {one.amount !== null && <Amount money={one.amount} locale={locale} />}
      </p>
      <div className="min-w-0 space-y-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <CaseStateWord one={one} />
          <PageLink href={`/attention/${one.id}`}>
            Open the case<span className="sr-only">: {nameOf(one, locale)}</span>
          </PageLink>
        </p>
        <p>{caseSentence(one, locale)}</p>
        {one.closing === null ? (
          <p>
            <strong className="font-medium">Next:</strong> {playbookOf(one.kind, one.facts)[0]}
          </p>
        ) : (
          <p className="whitespace-pre-line">
            <bdi>{one.closing.note}</bdi>
          </p>
        )}
        <Circumstances one={one} view={view} />
        <CaseIds one={one} />
      </div>
      <CaseDesk terms={terms} name={nameOf(one, locale)} address={props.address} action={props.action} />
    </li>
  );
}

/** Tells the case from others in the list, for whoever hears it and does not see it. */
function nameOf({ kind, amount }: AttentionCase, locale: string): string {
  const label = kindLabel(kind).toLowerCase();
  return amount === null ? label : `${label}, ${formatMoney(amount, locale)}`;
}

function Circumstances({ one, view }: { one: AttentionCase; view: AttentionView }) {
  const { chargeId, refund, closing } = one;
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-soft">
      {closing === null ? (
        <>
          <OwnerWords one={one} view={view} />
          <span>Open for {ageInWords(one.openedAt, view.now)}</span>
        </>
      ) : (
        <>
          <span>
            Closed by <bdi>{closing.by?.name ?? "Refund Console"}</bdi>
          </span>
          <Instant at={closing.at} locale={view.locale} />
        </>
      )}
      {refund !== null && reasonOf(refund) !== null && <bdi>{reasonOf(refund)}</bdi>}
      {refund !== null && refund.ticket !== "" && <bdi>{refund.ticket}</bdi>}
      {chargeId !== null && (
        <PageLink href={payablePath(chargeId)} className="font-mono">
          {payableLabel(chargeId)}
        </PageLink>
      )}
    </p>
  );
}

function OwnerWords({ one: { owner, proposal }, view }: { one: AttentionCase; view: AttentionView }) {
  const isMine = owner?.issuer === view.viewer.issuer && owner.subject === view.viewer.subject;
  return (
    <>
      {owner === null && <span>Nobody’s yet</span>}
      {owner !== null && (isMine ? <span>Yours</span> : <bdi>{owner.name}</bdi>)}
      {proposal !== null && <span className="text-caution">Waits for a second person</span>}
    </>
  );
}
