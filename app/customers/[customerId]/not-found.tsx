import { AbsentPage } from "@/app/absent-page";

export default function NoCustomer() {
  return <AbsentPage kind="customer" />;
}
