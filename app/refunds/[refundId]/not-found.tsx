import type { Metadata } from "next";
import { AbsentPage } from "@/app/absent-page";

export const metadata: Metadata = { title: "No such refund" };

export default function NoRefund() {
  return <AbsentPage kind="refund" />;
}
