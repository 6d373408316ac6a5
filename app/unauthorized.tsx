import type { Metadata } from "next";
import { headers } from "next/headers";
import { PageLink } from "@/components/ui/page-link";
import { requestId } from "@/lib/server/identity/request-id";

export const metadata: Metadata = { title: "Not signed in" };

/** The answer to a form that came without a session; a visit without one goes to sign-in instead. */
export default async function Unauthorized() {
  const id = requestId(await headers());
  return (
    <main className="mx-auto w-full max-w-prose flex-1 px-gutter py-section">
      <h1>You are not signed in</h1>
      <p className="mt-2">
        Your sign-in ended before this form could be answered. A form that arrives without a sign-in sends
        nothing.
      </p>
      <p className="mt-4">
        <PageLink href="/auth/sign-in" target="_blank" rel="noreferrer">
          Sign in (new tab)
        </PageLink>
        , then go back one page in this tab: your browser keeps what you typed. What already went back stands
        there too; send the form again if your refund is not among it.
      </p>
      <p className="mt-4 text-sm text-soft">Request {id}</p>
    </main>
  );
}
