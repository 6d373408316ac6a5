import type { Metadata } from "next";
import { inWords } from "@/app/in-words";
import { PageFrame } from "@/components/frame/page-frame";
import { PeopleSection } from "@/components/settings/people-section";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { readSettingsPage } from "@/lib/server/reads/settings-page";
import { endSessionsAction } from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default inWords(async function SettingsPage() {
  const operator = await requireOperator("settings.change", "/settings");
  const { people } = await readSettingsPage(operator);
  const locale = await readLocale();
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox={false}>
      <div className="space-y-6">
        <h1>Settings</h1>
        <PeopleSection people={people} locale={locale} endSessions={endSessionsAction} />
      </div>
    </PageFrame>
  );
});
