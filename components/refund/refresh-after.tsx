import { useRouter } from "next/navigation";
import { type TransitionStartFunction, useEffect } from "react";
import type { Answer } from "@/components/refund/use-sending";

/**
 * Asks for the page's figures anew once an answer says that they may have moved. The answer itself is shown
 * before that, so that nobody waits for a second look at Stripe. Where signing in again is what helps, the page
 * stays as it is: a refresh would leave it and lose the form. `startFollowing` lets the form wait for the figures.
 */
export function RefreshAfter(props: { answer: Answer; startFollowing: TransitionStartFunction }) {
  const { answer, startFollowing } = props;
  const router = useRouter();
  useEffect(() => {
    if (!mayHaveMoved(answer)) return;
    // Where Stripe itself had no good answer, nobody knows how long the next one takes: nothing waits for it.
    const isOfStripe = answer.kind === "refused" && answer.stripe !== null;
    if (isOfStripe) router.refresh();
    else startFollowing(() => router.refresh());
  }, [router, answer, startFollowing]);
  return null;
}

function mayHaveMoved(answer: Answer): boolean {
  return answer.kind === "made" || (answer.kind === "refused" && answer.signInAddress === null);
}
