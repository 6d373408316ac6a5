import type { Metadata } from "next";
import { PageLink } from "@/components/ui/page-link";

export const metadata: Metadata = { title: "Signed out" };

export default function SignedOutPage() {
  return (
    <main className="mx-auto w-full max-w-prose flex-1 px-gutter py-section">
      <h1>You are signed out</h1>
      <p className="mt-2">You can close this window.</p>
      <p className="mt-4">
        <PageLink href="/auth/sign-in" className="inline-flex min-h-target items-center">
          Sign in again
        </PageLink>
      </p>
    </main>
  );
}
