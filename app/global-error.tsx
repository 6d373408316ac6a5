"use client";

/** The last resort, when even the layout could not be made: plain, without styles or anything that can fail. */
export default function ConsoleFailure({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Refund Console</title>
        <h1>Refund Console does not work at the moment</h1>
        <p>If you had just sent a refund, look at the list of refunds first, once this works again.</p>
        {error.digest !== undefined && <p>Error {error.digest}</p>}
      </body>
    </html>
  );
}
