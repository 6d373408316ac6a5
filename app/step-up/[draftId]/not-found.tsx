import { AbsentPage } from "@/app/absent-page";

export default function NoDraft() {
  return <AbsentPage kind="refund" />;
}
