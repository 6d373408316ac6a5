import { StripeTroubleNotice } from "@/components/charge/stripe-trouble-notice";
import type { StripeTrouble } from "@/lib/core/search/search-view";

/** A page that cannot show what it is about, because Stripe could not be asked. */
export function TroublePageBody({ trouble }: { trouble: StripeTrouble }) {
  return (
    <div className="space-y-4">
      <h1>This cannot be shown now</h1>
      <StripeTroubleNotice trouble={trouble} />
    </div>
  );
}
