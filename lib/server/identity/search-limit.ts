import "server-only";
import type { NextRequest, NextResponse } from "next/server";
import { bucketsOf, clientAddress } from "./rate-limits";
import type { Session } from "./session";
import { tooMany } from "./too-many";

/**
 * 429 for whoever searches too fast; null for the rest. Only here, before the page, can an answer have that status.
 * It keeps one person from using up Stripe's limit, and protects no data: pages do that themselves.
 */
export function searchLimit(
  { method, nextUrl, headers }: NextRequest,
  session: Session | null,
): NextResponse | null {
  const isSearch = method === "GET" && nextUrl.pathname === "/" && Boolean(nextUrl.searchParams.get("q"));
  if (!isSearch) return null;
  const who = session === null ? clientAddress(headers) : `${session.issuer}|${session.subject}`;
  const seconds = bucketsOf("search").take(who, Date.now());
  return seconds === 0 ? null : tooMany("search", seconds, headers);
}
