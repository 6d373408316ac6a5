import type { Metadata } from "next";
import { headers } from "next/headers";
import { PageLink } from "@/components/ui/page-link";
import { requestId } from "@/lib/server/identity/request-id";
import { signOutWay } from "@/lib/server/identity/sign-out-way";

export const metadata: Metadata = { title: "Not signed in" };

/**
 * Behind a gateway the answer to whoever came without its word. Otherwise the answer to a form that came without
 * a session; a visit without one goes to sign-in instead.
 */
export default async function Unauthorized() {
  const id = requestId(await headers());
  return (
    <main className="mx-auto w-full max-w-prose flex-1 px-gutter py-section">
      {signOutWay().at === "gateway" ? <WithoutGateway /> : <WithoutSession />}
      <p className="mt-4 text-sm text-soft">Request {id}</p>
    </main>
  );
}

function WithoutGateway() {
  return (
    <>
      <h1>Your sign-in did not reach this app</h1>
      <p className="mt-2">
        Your company’s gateway tells Refund Console who you are. This request came without its word, or with
        one that did not pass our checks, so nothing was shown and nothing was sent.
      </p>
      <p className="mt-4">
        <PageLink href="/" target="_blank" rel="noreferrer">
          Open Refund Console (new tab)
        </PageLink>{" "}
        to sign in again. If you came from a form, then go back one page in this tab: your browser keeps what
        you typed.
      </p>
      <p className="mt-4">
        If you see this page again, give the request below to whoever looks after the gateway.
      </p>
    </>
  );
}

function WithoutSession() {
  return (
    <>
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
    </>
  );
}
