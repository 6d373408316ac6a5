import "server-only";
import { NextResponse } from "next/server";
import type { SignInRefusal } from "./finish-sign-in";
import { requestId } from "./request-id";

const sentences: Record<SignInRefusal, string> = {
  no_transaction:
    "This sign-in was not started in this browser, or more than ten minutes ago. Start again to go on.",
  state_used: "This sign-in was already used once. Start again if you are not signed in.",
  provider_refused:
    "Your company's sign-in did not let you through. Start again, or ask whoever looks after it.",
  check_failed:
    "The answer of your company's sign-in did not pass our checks, so you are not signed in. Start again.",
  provider_unreachable: "Your company's sign-in cannot be reached at the moment. Try again in a minute.",
};

/**
 * A page of its own without scripts: 400, or 503 while the provider cannot be reached. It tells what happened in
 * words and gives the request's id; nothing of the provider's answer is on it.
 */
export function signInFailure(refusal: SignInRefusal, headers: Pick<Headers, "get">): NextResponse {
  const status = refusal === "provider_unreachable" ? 503 : 400;
  return new NextResponse(failurePage(sentences[refusal], requestId(headers)), {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src-attr 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}

function failurePage(sentence: string, id: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Not signed in · Refund Console</title>
</head>
<body style="font-family: system-ui, sans-serif; line-height: 1.5; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<main>
<h1>You are not signed in</h1>
<p>${sentence}</p>
<p><a href="/auth/sign-in">Start again</a></p>
<p>Request ${id}</p>
</main>
</body>
</html>
`;
}
