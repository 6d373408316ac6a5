"use client";

/** Something broke while a page was made. Whether a refund was sent is answered by the lists, not by a guess. */
export default function PageFailure({ error }: { error: Error & { digest?: string } }) {
  return (
    <main className="mx-auto w-full max-w-prose grow space-y-4 px-gutter py-section">
      <title>{`${accountMark()}Something went wrong · Refund Console`}</title>
      <h1>Something went wrong on this page</h1>
      <p>If you had just sent a refund, look at the list of refunds before you do anything else.</p>
      {error.digest !== undefined && <p className="text-soft">Error {error.digest}</p>}
    </main>
  );
}

/** Which of several accounts this is, as the frame says, which outlives what broke inside it. */
function accountMark(): string {
  return typeof document === "undefined" ? "" : (document.documentElement.dataset.mark ?? "");
}
