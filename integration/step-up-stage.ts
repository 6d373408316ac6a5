import { NextRequest, type NextResponse } from "next/server";
import { readEnvironment } from "@/lib/server/environment-reading";
import { completeSignIn } from "@/lib/server/identity/complete-sign-in";
import { oidcIdentity } from "@/lib/server/identity/oidc-identity";
import { type Session, sealSession } from "@/lib/server/identity/session";
import { startStepUp } from "@/lib/server/identity/start-step-up";
import { subjectOf } from "../simulator/identity/test-application";
import { formOf, TestBrowser } from "../simulator/identity/test-browser";
import type { Stage } from "./stage";
import { standIn } from "./stand-in";

export const appUrl = "http://127.0.0.1:3000";
export const callback = `${appUrl}/auth/callback`;
export const client = { clientId: "refund-console", clientSecret: "a secret of the test" };

/** The way from the form's link to the answer of the call-back: how the person plays it is the caller's. */
export async function confirm(
  draftId: string,
  by: Session,
  play: (browser: TestBrowser, start: URL) => Promise<URL>,
) {
  const own = `refunds=${await sealed(by)}`;
  const start = await startStepUp(requestTo(`${appUrl}/auth/step-up?draft=${draftId}`, own));
  const browser = new TestBrowser([callback]);
  const back = await play(browser, locationOf(start));
  const cookies = [own, ...start.cookies.getAll().map(({ name, value }) => `${name}=${value}`)].join("; ");
  return { back, cookies, end: locationOf(await completeSignIn(requestTo(back.href, cookies))) };
}

type Play = (browser: TestBrowser, start: URL) => Promise<URL>;

/** Chooses the person, and sends the second page's form with these fields. */
function plays(name: string, fields: Record<string, string>): Play {
  return async (browser, start) => {
    const page = await browser.open(start);
    const second = await browser.submit(formOf(page).action, { person: subjectOf(name) });
    if (second.status === 0) return second.url;
    const form = formOf(second);
    return (await browser.submit(form.action, { ...form.fields, ...fields })).url;
  };
}

export function typesCode(name: string): Play {
  return plays(name, { factor: "code", code: "246810" });
}

export function goesWithout(name: string): Play {
  return plays(name, { factor: "none" });
}

export function stripped(parameter: string, name: string): Play {
  return (browser, start) => {
    start.searchParams.delete(parameter);
    return typesCode(name)(browser, start);
  };
}

export async function cancels(browser: TestBrowser, start: URL): Promise<URL> {
  const page = await browser.open(start);
  return (await browser.submit(formOf(page).action, { cancel: "yes" })).url;
}

export function requestTo(address: string, cookie: string): NextRequest {
  return new NextRequest(address, { headers: cookie === "" ? {} : { cookie } });
}

export function locationOf(response: NextResponse): URL {
  const location = response.headers.get("location");
  if (location === null) throw new Error(`no way on: ${response.status}`);
  return new URL(location);
}

export function sessionOf(name: string, issuer: string): Session {
  const now = new Date();
  return {
    id: `session-of-${name}`,
    issuer,
    subject: subjectOf(name),
    name,
    email: "",
    roles: ["agent"],
    providerSessionId: null,
    authenticatedAt: now,
    acr: null,
    signedInAt: now,
    rolesAt: now,
    seenAt: now,
  };
}

export function sealed(session: Session): Promise<string> {
  const identity = oidcIdentity();
  if (identity === null) throw new Error("there is no own sign-in");
  return sealSession(session, new Date(), identity);
}

/** In place of the process's own environment and hands. */
export function setEnvironment({ hands }: Stage, issuer: string): void {
  const reading = readEnvironment({
    APP_URL: appUrl,
    STRIPE_SECRET_KEY: "sk_test_stage",
    AUTH_MODE: "oidc",
    AUTH_ROLES: "agent=refund-agents",
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: client.clientId,
    OIDC_CLIENT_SECRET: client.clientSecret,
    SESSION_SECRET: "thirty-two bytes at the very least: !",
    STEP_UP_ACR: "urn:acme:sign-in:two-factor",
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  standIn(hands, reading.environment);
}
