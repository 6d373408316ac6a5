import { AbsentPage } from "@/app/absent-page";

export default function NoPayment() {
  return <AbsentPage kind="payment" />;
}
