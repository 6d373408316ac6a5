import { Copyable } from "@/components/ui/copyable";
import { Notice } from "@/components/ui/notice";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { troubleSentence } from "@/lib/core/stripe/stripe-trouble";

/** Stripe could not be asked: a sentence for the person at the desk, one for who can mend it, Stripe's own words. */
export function StripeTroubleNotice({ trouble }: { trouble: StripeTrouble }) {
  const { forOperator, forAdministrator } = troubleSentence(trouble);
  return (
    <div role="alert" className="max-w-prose">
      <Notice tone="bad">
        <p className="font-medium">{forOperator}</p>
        <p>{forAdministrator}</p>
        {trouble.message !== "" && (
          <p className="text-sm">
            Stripe’s own words: <q>{trouble.message}</q>
          </p>
        )}
        {trouble.requestId !== null && (
          <p className="text-sm">
            Request <Copyable text={trouble.requestId} what="Stripe’s request id" />
          </p>
        )}
      </Notice>
    </div>
  );
}
