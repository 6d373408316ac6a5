import "server-only";
import { randomUUID } from "node:crypto";
import type { NextResponse } from "next/server";
import { log } from "@/lib/server/log";
import { countRefusal } from "@/lib/server/refusal-counts";
import { plainPage } from "./plain-page";
import type { Limit } from "./rate-limits";
import { requestFacts } from "./request-facts";
import { requestIdHeader } from "./request-id";

const sentences: Readonly<Record<Limit, string>> = {
  sign_in: "Too many sign-ins came from your address.",
  search: "You searched too often in a short time, and Stripe counts searches for your whole company.",
  forged_message: "Too many messages came from your address without a valid signature or token.",
};

/** 429 in words, with the seconds to wait also where programs look for them (RFC 9110, 10.2.3). */
export function tooMany(limit: Limit, seconds: number, requestHeaders: Headers): NextResponse {
  const headers = new Headers(requestHeaders);
  if (!headers.has(requestIdHeader)) headers.set(requestIdHeader, randomUUID());
  log().warn({ event: "rate.limited", limit, seconds, ...requestFacts(headers) }, "Too many requests");
  countRefusal(`too_many_${limit}`);
  const response = plainPage({
    status: 429,
    title: "Too many requests",
    heading: "One moment, please",
    sentence: `${sentences[limit]} Nothing was done. Wait ${seconds === 1 ? "a second" : `${seconds} seconds`}, then try again.`,
    link: { address: "/", text: "Find a payment" },
    headers,
  });
  response.headers.set("retry-after", String(seconds));
  return response;
}
