import "server-only";
import type { NextResponse } from "next/server";
import type { SignInRefusal } from "./finish-sign-in";
import { plainPage } from "./plain-page";

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
  return plainPage({
    status: refusal === "provider_unreachable" ? 503 : 400,
    title: "Not signed in",
    heading: "You are not signed in",
    sentence: sentences[refusal],
    link: { address: "/auth/sign-in", text: "Start again" },
    headers,
  });
}
