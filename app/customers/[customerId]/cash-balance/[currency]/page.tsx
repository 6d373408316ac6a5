import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { refundPartAction, refundWholeAction } from "@/app/charges/[chargeId]/actions";
import { inWords } from "@/app/in-words";
import { undoRefundAction } from "@/app/refunds/actions";
import { CashBalanceBody } from "@/components/customer/cash-balance-body";
import { PageFrame } from "@/components/frame/page-frame";
import { cashBalanceId } from "@/lib/core/charge/payable";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readCashBalancePage } from "@/lib/server/reads/cash-balance-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import NoCustomer from "../../not-found";

export const metadata: Metadata = { title: "Cash balance" };

type Props = PageProps<"/customers/[customerId]/cash-balance/[currency]">;

export default inWords(async function CashBalancePage({ params }: Props) {
  const { customerId, currency } = await params;
  const operator = await requireOperator(
    "payments.read",
    `/customers/${customerId}/cash-balance/${currency}`,
  );
  const named = { customerId: idFromAddress(customerId), currency: currency.toLowerCase() };
  const page = await readCashBalancePage(operator, named, await readLocale());
  if (page.kind === "absent") notFound();
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      <CashBalanceBody
        payableId={cashBalanceId(named.customerId, named.currency)}
        page={page}
        partAction={refundPartAction}
        wholeAction={refundWholeAction}
        undoAction={undoRefundAction}
      />
    </PageFrame>
  );
}, NoCustomer);
