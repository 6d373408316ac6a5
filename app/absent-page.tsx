import { PageFrame } from "@/components/frame/page-frame";
import { AccountForm } from "@/components/search/account-form";
import { LookElsewhere } from "@/components/search/look-elsewhere";
import { AbsentNotice } from "@/components/ui/absent-notice";
import { type AbsentKind, absentHeading, absentSentence } from "@/lib/core/search/absent-sentence";
import { currentOperator } from "@/lib/server/identity/current-operator";
import { readFrame } from "@/lib/server/reads/frame";

/**
 * The page of a number that names nothing, answered with 404. Next renders it beside every page of its folder and
 * keeps it ready, so it asks nothing of Stripe and no more of the database than the page's own frame, and it does
 * not know the number; the ways to other accounts are made of the address that was asked for.
 */
export async function AbsentPage({ kind }: { kind: AbsentKind }) {
  const operator = await currentOperator();
  if (operator === null) return null;
  const frame = await readFrame(operator);
  const isSearched = kind === "payment" || kind === "customer" || kind === "refund";
  return (
    <PageFrame frame={frame} hasSearchBox>
      <AbsentNotice
        heading={absentHeading(kind)}
        sentence={absentSentence(kind, frame.livemode, frame.accounts === null ? "console" : "account")}
      >
        {isOnAnAccount(kind) && <AccountForm text={null} />}
      </AbsentNotice>
      {isSearched && <LookElsewhere others={frame.accounts?.others ?? []} />}
    </PageFrame>
  );
}

/** What Stripe keeps account by account; the rest is ours. */
function isOnAnAccount(kind: AbsentKind): boolean {
  return kind === "payment" || kind === "customer" || kind === "refund";
}
