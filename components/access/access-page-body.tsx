import { accessExportAddress } from "@/components/access/access-address";
import { PairsSection } from "@/components/access/pairs-section";
import { PeopleAccessSection } from "@/components/access/people-access-section";
import { PeriodForm } from "@/components/access/period-form";
import { RolesTable } from "@/components/access/roles-table";
import { SignOffForm } from "@/components/access/sign-off-form";
import { SignedReviews } from "@/components/access/signed-reviews";
import { SoonSection } from "@/components/access/soon-section";
import { Instant } from "@/components/ui/instant";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { type AccessList, accessLists } from "@/lib/core/access/access-files";
import type { AccessView, SignOffOutcome } from "@/lib/core/access/access-review";
import { noteCharactersMax } from "@/lib/core/refund/refund-request";

/** Who can do what, what deserves a second look, and a signature below. */
export function AccessPageBody(props: {
  view: AccessView;
  signOff: (previous: SignOffOutcome, form: FormData) => Promise<SignOffOutcome>;
}) {
  const { review, groups, signed, locale, shownSha256 } = props.view;
  const { period } = review;
  return (
    <div className="space-y-8">
      <div className="space-y-3">
        <h1>Access review</h1>
        <p className="max-w-prose text-soft">
          Who can do what in Refund Console, and what deserves a second look: {period.days} days up to{" "}
          <Instant at={period.asOf} locale={locale} />. Groups are given and taken at your identity provider;
          whoever never came in is not known here.
        </p>
        <PeriodForm days={period.days} />
        <ExportLinks view={props.view} />
        {review.isCut && (
          <Notice tone="caution">
            <p>There is more than is listed here. Choose a shorter period.</p>
          </Notice>
        )}
      </div>
      <RolesTable groups={groups} />
      <PeopleAccessSection review={review} locale={locale} />
      <PairsSection pairs={review.pairs} days={period.days} />
      <SoonSection soon={review.soon} days={period.days} locale={locale} />
      <SignOffForm
        shown={{ days: String(period.days), asOf: period.asOf.toISOString(), shownSha256 }}
        noteMax={noteCharactersMax}
        signOff={props.signOff}
      />
      <SignedReviews signed={signed} locale={locale} />
    </div>
  );
}

const listNames: Readonly<Record<AccessList, string>> = {
  people: "People",
  pairs: "Pairs",
  soon: "Young payments",
};

/** The files of what is shown, to the instant. */
function ExportLinks({ view }: { view: AccessView }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 text-sm">
      <span className="text-soft">Export as CSV:</span>
      {accessLists.map((list) => (
        <PageLink
          key={list}
          href={accessExportAddress(list, view.review.period)}
          className="inline-flex min-h-target items-center"
        >
          {listNames[list]}
        </PageLink>
      ))}
    </p>
  );
}
