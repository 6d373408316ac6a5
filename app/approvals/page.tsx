import type { Metadata } from "next";
import { inWords } from "@/app/in-words";
import { WaitingList } from "@/components/approval/waiting-list";
import { PageFrame } from "@/components/frame/page-frame";
import { LiveRefresh } from "@/components/live/live-refresh";
import { NoticeTroubleNotice } from "@/components/notices/notice-trouble-notice";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readApprovalsPage } from "@/lib/server/reads/approvals-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { readNoticeTrouble } from "@/lib/server/reads/notices";

export const metadata: Metadata = { title: "Approvals" };

export default inWords(async function ApprovalsPage() {
  const operator = await requireOperator("payments.read", "/approvals");
  const locale = await readLocale();
  const [view, troubles] = await Promise.all([
    readApprovalsPage(operator, locale),
    readNoticeTrouble(operator),
  ]);
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      <div className="space-y-6">
        <h1>Waiting for a second person</h1>
        <NoticeTroubleNotice troubles={troubles} locale={locale} hasReason={false} />
        <WaitingList view={view} />
        <LiveRefresh />
      </div>
    </PageFrame>
  );
});
