import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inWords } from "@/app/in-words";
import { TroublePageBody } from "@/components/charge/trouble-page-body";
import { CustomerSummary } from "@/components/customer/customer-summary";
import { PageFrame } from "@/components/frame/page-frame";
import { accountQuery, connectedAccountIn } from "@/lib/core/charge/connected-account";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readCustomerPage } from "@/lib/server/reads/customer-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import NoCustomer from "./not-found";

export const metadata: Metadata = { title: "Customer" };

export default inWords(async function CustomerPage({
  params,
  searchParams,
}: PageProps<"/customers/[customerId]">) {
  const { customerId } = await params;
  const { after, account } = await searchParams;
  const connectedAccount = connectedAccountIn(account);
  const operator = await requireOperator(
    "payments.read",
    `/customers/${customerId}${accountQuery(connectedAccount)}`,
  );
  const start = typeof after === "string" ? after : null;
  const place = { customerId: idFromAddress(customerId), connectedAccount };
  const page = await readCustomerPage(operator, place, start, await readLocale());
  if (page.kind === "absent") notFound();
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      {page.kind === "found" && <CustomerSummary view={page.view} />}
      {page.kind === "stripe_unavailable" && <TroublePageBody trouble={page.trouble} />}
    </PageFrame>
  );
}, NoCustomer);
