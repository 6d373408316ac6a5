import type { Metadata } from "next";
import { inWords } from "@/app/in-words";
import { PageFrame } from "@/components/frame/page-frame";
import { LimitsForm } from "@/components/settings/limits-form";
import { PageLink } from "@/components/ui/page-link";
import { limitsAsTyped } from "@/lib/core/limits/limits-as-typed";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readFrame } from "@/lib/server/reads/frame";
import { readLimitablePeople, readLimitsPage } from "@/lib/server/reads/limits-page";
import { readLocale } from "@/lib/server/reads/locale";
import { limitsAction } from "./actions";

export const metadata: Metadata = { title: "Propose limits" };

export default inWords(async function LimitsPage() {
  const operator = await requireOperator("settings.change", "/settings/limits");
  const locale = await readLocale();
  const [{ inForce }, people] = await Promise.all([
    readLimitsPage(operator, locale),
    readLimitablePeople(operator),
  ]);
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox={false}>
      <div className="space-y-6">
        <h1>Propose other limits</h1>
        <p>
          <PageLink href="/settings">Back to the settings</PageLink>
        </p>
        <LimitsForm first={limitsAsTyped(inForce.set, locale)} people={people} action={limitsAction} />
      </div>
    </PageFrame>
  );
});
