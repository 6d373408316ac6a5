import { AbsentPage } from "@/app/absent-page";

export default function NothingToApprove() {
  return <AbsentPage kind="approval" />;
}
