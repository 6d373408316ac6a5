import type { Metadata } from "next";
import { inWords } from "@/app/in-words";
import { PageFrame } from "@/components/frame/page-frame";
import { TextVersions } from "@/components/settings/text-versions";
import { TextsForm } from "@/components/settings/texts-form";
import { TextsGuide } from "@/components/settings/texts-guide";
import { PageLink } from "@/components/ui/page-link";
import { languageName, textLanguages, toTextLanguage } from "@/lib/core/customer-text/text-language";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { readTextsPage } from "@/lib/server/reads/texts-page";
import { textsAction } from "./actions";

export const metadata: Metadata = { title: "Texts for customers" };

export default inWords(async function TextsPage({ searchParams }: PageProps<"/settings/texts">) {
  const operator = await requireOperator("settings.change", "/settings/texts");
  const language = toTextLanguage((await searchParams).language) ?? "en";
  const page = await readTextsPage(operator, language);
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox={false}>
      <div className="space-y-6">
        <h1>Texts for customers</h1>
        <p>
          <PageLink href="/settings">Back to the settings</PageLink>
        </p>
        <nav aria-label="Language" className="flex flex-wrap gap-x-4">
          {textLanguages.map((one) => (
            <PageLink
              key={one}
              href={`/settings/texts?language=${one}`}
              lang={one}
              aria-current={one === language ? "true" : undefined}
              className="inline-flex min-h-target items-center aria-current:font-semibold aria-current:text-ink aria-current:no-underline"
            >
              {languageName(one)}
            </PageLink>
          ))}
        </nav>
        <TextsGuide />
        <TextsForm key={language} page={page} action={textsAction} />
        <TextVersions past={page.past} locale={await readLocale()} />
      </div>
    </PageFrame>
  );
});
