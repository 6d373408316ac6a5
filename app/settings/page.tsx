import type { Metadata } from "next";
import { inWords } from "@/app/in-words";
import { PageFrame } from "@/components/frame/page-frame";
import { NoticesSection } from "@/components/notices/notices-section";
import { LimitsSection } from "@/components/settings/limits-section";
import { PeopleSection } from "@/components/settings/people-section";
import { PageLink } from "@/components/ui/page-link";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readFrame } from "@/lib/server/reads/frame";
import { readLimitsPage } from "@/lib/server/reads/limits-page";
import { readLocale } from "@/lib/server/reads/locale";
import { readNotices } from "@/lib/server/reads/notices";
import { readSettingsPage } from "@/lib/server/reads/settings-page";
import { endSessionsAction } from "./actions";
import { limitDecisionAction } from "./limits/actions";

export const metadata: Metadata = { title: "Settings" };

export default inWords(async function SettingsPage() {
  const operator = await requireOperator("settings.change", "/settings");
  const { people } = await readSettingsPage(operator);
  const locale = await readLocale();
  const limits = await readLimitsPage(operator, locale);
  const notices = await readNotices(operator);
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox={false}>
      <div className="space-y-6">
        <h1>Settings</h1>
        <p>
          <PageLink href="/settings/access" className="inline-flex min-h-target items-center">
            Access review
          </PageLink>
        </p>
        <LimitsSection {...limits} locale={locale} decide={limitDecisionAction} />
        <section aria-labelledby="texts" className="space-y-2">
          <h2 id="texts">Texts for customers</h2>
          <p>
            <PageLink href="/settings/texts" className="inline-flex min-h-target items-center">
              Read and change what customers are told
            </PageLink>
          </p>
        </section>
        <NoticesSection view={notices} locale={locale} />
        <PeopleSection people={people} locale={locale} endSessions={endSessionsAction} />
      </div>
    </PageFrame>
  );
});
