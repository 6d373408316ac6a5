import "server-only";
import { randomUUID } from "node:crypto";
import type { NextRequest, NextResponse } from "next/server";
import { environment } from "@/lib/server/environment";
import { isFormForPage } from "./early-refusal";
import { identify } from "./identify";
import { logRefusal } from "./log-refusal";
import { originFault } from "./origin-fault";
import { plainPage } from "./plain-page";
import { requestIdHeader } from "./request-id";

/**
 * The answer to a form that was sent without scripts by somebody whose session is over: a page that holds what was
 * typed, and sends it once more after signing in in another tab. Null for everything else. Nothing rests on it: the
 * guard refuses by itself, but then only the browser's way back keeps what was typed.
 */
export async function keptForm(request: NextRequest): Promise<NextResponse | null> {
  if (!isFormForPage(request) || request.headers.has("next-action")) return null;
  if (originFault(request.headers, environment().appUrl) !== null) return null;
  const identity = await identify(request);
  if (identity.kind === "known") return null;
  const fields = await fieldsOf(request);
  if (fields === null) return null;
  const headers = new Headers(request.headers);
  headers.set(requestIdHeader, randomUUID());
  logRefusal({ reason: identity.reason, permission: null, session: null, identity, headers });
  return plainPage({
    status: 401,
    title: "Not signed in",
    heading: "You are not signed in",
    sentence:
      "Your sign-in ended before this form arrived, so nothing was done. What you typed is kept on this page: sign in in a new tab, come back here and send it again.",
    link: { ...signIn(request), opensTab: true },
    form: formMarkup(request, fields),
    headers,
  });
}

/** Behind a gateway any page of the console leads through its sign-in. */
function signIn({ nextUrl }: NextRequest): { address: string; text: string } {
  if (environment().auth.mode === "proxy") return { address: "/", text: "Open Refund Console (new tab)" };
  const returnTo = new URLSearchParams({ returnTo: nextUrl.pathname });
  return { address: `/auth/sign-in?${returnTo}`, text: "Sign in (new tab)" };
}

/** Null for a form that cannot be kept: damaged, or without a length, so that it could be endless. */
async function fieldsOf(request: NextRequest): Promise<readonly [string, string][] | null> {
  if (!request.headers.get("content-length")) return null;
  try {
    const fields = [...(await request.formData())];
    return fields.flatMap(([name, text]): [string, string][] =>
      typeof text === "string" ? [[name, text]] : [],
    );
  } catch {
    return null;
  }
}

function formMarkup({ nextUrl }: NextRequest, fields: readonly [string, string][]): string {
  const inputs = fields.map(
    ([name, text]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(text)}">`,
  );
  return `<form method="post" enctype="multipart/form-data" action="${escaped(nextUrl.pathname + nextUrl.search)}">
${inputs.join("\n")}
<p><button type="submit">Send the form again</button></p>
</form>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
