import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inWords } from "@/app/in-words";
import { ChargePageBody } from "@/components/charge/charge-page-body";
import { PageFrame } from "@/components/frame/page-frame";
import { idFromAddress } from "@/lib/core/search/id-from-address";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readChargePage } from "@/lib/server/reads/charge-page";
import { readFrame } from "@/lib/server/reads/frame";
import { readLocale } from "@/lib/server/reads/locale";
import { refundPartAction, refundWholeAction } from "./actions";
import NoPayment from "./not-found";

export const metadata: Metadata = { title: "Payment" };

export default inWords(async function ChargePage({ params }: PageProps<"/charges/[chargeId]">) {
  const { chargeId } = await params;
  const operator = await requireOperator("payments.read", `/charges/${chargeId}`);
  const page = await readChargePage(operator, idFromAddress(chargeId), await readLocale());
  if (page.kind === "absent") notFound();
  return (
    <PageFrame frame={await readFrame(operator)} hasSearchBox>
      <ChargePageBody
        chargeId={chargeId}
        page={page}
        partAction={refundPartAction}
        wholeAction={refundWholeAction}
      />
    </PageFrame>
  );
}, NoPayment);
