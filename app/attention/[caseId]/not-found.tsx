import { AbsentPage } from "@/app/absent-page";

export default function NoCase() {
  return <AbsentPage kind="case" />;
}
