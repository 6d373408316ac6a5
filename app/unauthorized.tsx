import type { Metadata } from "next";
import { headers } from "next/headers";
import { PageLink } from "@/components/ui/page-link";
import { requestId } from "@/lib/server/identity/request-id";

export const metadata: Metadata = { title: "Not signed in" };

export default async function Unauthorized() {
  const id = requestId(await headers());
  return (
    <main className="mx-auto w-full max-w-prose flex-1 px-gutter py-section">
      <h1>You are not signed in</h1>
      <p className="mt-2">Your sign-in did not reach Refund Console, so this page stays closed.</p>
      <p className="mt-4">
        <PageLink href="/auth/sign-in">Sign in</PageLink>
      </p>
      <p className="mt-4 text-sm text-soft">Request {id}</p>
    </main>
  );
}
