import { AbsentNotice } from "@/components/ui/absent-notice";
import { titleMark } from "@/lib/core/account/account";
import { shownAccount } from "@/lib/server/reads/accounts";

export default function NotFound() {
  return (
    <main className="mx-auto w-full max-w-page grow px-gutter py-section">
      <title>{`${titleMark(shownAccount())}Not found · Refund Console`}</title>
      <AbsentNotice
        heading="There is no such page"
        sentence="The address may be incomplete. Payments are at /charges/, customers at /customers/, refunds at /refunds/, each followed by the id."
      />
    </main>
  );
}
