import "server-only";
import { randomUUID } from "node:crypto";
import type { NextRequest, NextResponse } from "next/server";
import { environment } from "@/lib/server/environment";
import { logRefusal } from "./log-refusal";
import { originFault } from "./origin-fault";
import { plainPage } from "./plain-page";
import { requestIdHeader } from "./request-id";
import type { Session } from "./session";

/** As much as the framework reads of a form: `serverActions.bodySizeLimit` in next.config.js. */
export const longestFormBytes = 128 * 1024;

type Reason = "path_malformed" | "origin_foreign" | "form_too_long";

/**
 * Says in words what the framework would refuse with a bare 500 before any code of ours runs: 400 for an address
 * that cannot be decoded, 403 for a form of another site, 413 for one that is too long; null for the rest.
 * Nothing rests on it: the framework and the guard refuse by themselves.
 */
export function earlyRefusal(request: NextRequest, session: Session | null): NextResponse | null {
  const reason = reasonOf(request);
  if (reason === null) return null;
  const headers = new Headers(request.headers);
  headers.set(requestIdHeader, randomUUID());
  if (reason !== "path_malformed") logRefusal({ reason, permission: null, session, headers });
  return plainPage({ ...words[reason], headers });
}

function reasonOf(request: NextRequest): Reason | null {
  if (!canBeDecoded(request.nextUrl.pathname)) return "path_malformed";
  if (!isFormForPage(request)) return null;
  if (originFault(request.headers, environment().appUrl) === "origin_foreign") return "origin_foreign";
  const bytes = Number(request.headers.get("content-length") ?? 0);
  return bytes > longestFormBytes ? "form_too_long" : null;
}

function canBeDecoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Handlers that are no pages look for themselves at what is posted to them. */
const handlerPaths = /^\/(auth|choices|webhooks)(\/|$)/;
const formTypes = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** A form for a page, or an action called by a page's script. */
export function isFormForPage({ method, headers, nextUrl }: NextRequest): boolean {
  if (method !== "POST" || handlerPaths.test(nextUrl.pathname)) return false;
  return headers.has("next-action") || formTypes.test(headers.get("content-type") ?? "");
}

const link = { address: "/", text: "Find a payment" };

const words = {
  path_malformed: {
    status: 400,
    title: "No such address",
    heading: "This address is damaged",
    sentence: "It holds a percent sign that stands for no character. Nothing was done.",
    link,
  },
  origin_foreign: {
    status: 403,
    title: "Nothing was done",
    heading: "Nothing was done",
    sentence: "This form was not sent from Refund Console itself, so nothing was done.",
    link,
  },
  form_too_long: {
    status: 413,
    title: "Nothing was done",
    heading: "Nothing was done",
    sentence:
      "This form is longer than Refund Console reads, so nothing was done. Go back, shorten it and send it again.",
    link,
  },
} as const;
