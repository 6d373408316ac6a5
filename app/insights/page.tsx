import type { Metadata } from "next";
import { inWords } from "@/app/in-words";
import { PageFrame } from "@/components/frame/page-frame";
import { BooksSection } from "@/components/insights/books-section";
import { WebhookSilenceNotice } from "@/components/insights/webhook-silence-notice";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readFrame } from "@/lib/server/reads/frame";
import { readInsightsPage } from "@/lib/server/reads/insights-page";
import { readLocale } from "@/lib/server/reads/locale";

export const metadata: Metadata = { title: "Insights" };

export default inWords(async function InsightsPage() {
  const operator = await requireOperator("refunds.read", "/insights");
  const view = await readInsightsPage(operator, await readLocale());
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      <div className="space-y-6">
        <h1>Insights</h1>
        {view.silence !== null && <WebhookSilenceNotice silence={view.silence} locale={view.locale} />}
        <BooksSection view={view} />
      </div>
    </PageFrame>
  );
});
