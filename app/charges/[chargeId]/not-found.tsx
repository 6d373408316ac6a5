import type { Metadata } from "next";
import { AbsentPage } from "@/app/absent-page";

export const metadata: Metadata = { title: "No such payment" };

export default function NoPayment() {
  return <AbsentPage kind="payment" />;
}
