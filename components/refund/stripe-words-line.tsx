import { Copyable } from "@/components/ui/copyable";
import type { StripeWords } from "@/lib/core/refund/requested-refund";

/** What Stripe said, word for word, with the number of its answer to copy. */
export function StripeWordsLine({ words }: { words: Pick<StripeWords, "message" | "requestId"> }) {
  return (
    <p>
      Stripe’s own words: <q>{words.message}</q>
      {words.requestId !== null && (
        <>
          {" "}
          Request <Copyable text={words.requestId} what="Stripe’s request id" />
        </>
      )}
    </p>
  );
}
