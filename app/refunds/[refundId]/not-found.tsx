import { AbsentPage } from "@/app/absent-page";

export default function NoRefund() {
  return <AbsentPage kind="refund" />;
}
