import type { Metadata } from "next";
import { AbsentPage } from "@/app/absent-page";

export const metadata: Metadata = { title: "No such customer" };

export default function NoCustomer() {
  return <AbsentPage kind="customer" />;
}
