import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { inWords } from "@/app/in-words";
import { PageFrame } from "@/components/frame/page-frame";
import { SearchBox } from "@/components/frame/search-box";
import { SearchResults } from "@/components/search/search-results";
import { connectedAccountIn } from "@/lib/core/charge/connected-account";
import { homePath } from "@/lib/core/operator";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { readSearchPage } from "@/lib/server/reads/search-page";

export const metadata: Metadata = { title: "Find a payment" };

export default inWords(async function SearchPage({ searchParams }: PageProps<"/">) {
  const { q, before, account } = await searchParams;
  const text = typeof q === "string" ? q : "";
  const operator = await requireOperator(
    text === "" ? "refunds.read" : "payments.read",
    text === "" ? "/" : `/?${new URLSearchParams({ q: text })}`,
  );
  const home = homePath(operator.roles);
  if (home !== "/") redirect(home);
  const page = await readSearchPage(
    operator,
    {
      text,
      before: typeof before === "string" ? before : "",
      account: connectedAccountIn(account),
    },
    await readLocale(),
  );
  if (page.kind === "go") redirect(page.address);
  const frame = await readFrame(operator);
  return (
    <PageFrame frame={frame} hasSearchBox={false}>
      <div className="space-y-6">
        <h1>Find a payment</h1>
        <SearchBox text={text} hasKey={frame.hasKeys} className="max-w-form" />
        <SearchResults view={page.view} accounts={frame.accounts} />
      </div>
    </PageFrame>
  );
});
