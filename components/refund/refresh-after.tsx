import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { Answer } from "@/components/refund/use-sending";

/**
 * Asks for the page's figures anew once an answer says that they may have moved. The answer itself is shown
 * before that, so that nobody waits for a second look at Stripe. Where signing in again is what helps, the page
 * stays as it is: a refresh would leave it and lose the form.
 */
export function RefreshAfter({ answer }: { answer: Answer }) {
  const router = useRouter();
  useEffect(() => {
    if (mayHaveMoved(answer)) router.refresh();
  }, [router, answer]);
  return null;
}

function mayHaveMoved(answer: Answer): boolean {
  return answer.kind === "made" || (answer.kind === "refused" && answer.signInAddress === null);
}
