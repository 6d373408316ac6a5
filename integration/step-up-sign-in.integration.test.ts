import { NextRequest, type NextResponse } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { readEnvironment } from "@/lib/server/environment-reading";
import { completeSignIn } from "@/lib/server/identity/complete-sign-in";
import { mintOperator } from "@/lib/server/identity/mint-operator";
import { oidcIdentity } from "@/lib/server/identity/oidc-identity";
import { type Session, sealSession } from "@/lib/server/identity/session";
import { startStepUp } from "@/lib/server/identity/start-step-up";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import {
  type RunningIdentityProvider,
  startIdentityProvider,
} from "../simulator/identity/start-identity-provider";
import { subjectOf } from "../simulator/identity/test-application";
import { formOf, TestBrowser } from "../simulator/identity/test-browser";
import { refundsAtStripe } from "./approvals-stage";
import { eventsOf } from "./attention-stage";
import { eurosOfAgents, setLimits } from "./limits-stage";
import { partOf, payment } from "./refund-requests";
import { openStage, type Stage } from "./stage";

const appUrl = "http://127.0.0.1:3000";
const callback = `${appUrl}/auth/callback`;
const client = { clientId: "refund-console", clientSecret: "a secret of the test" };

describe("the way to a second factor and back", () => {
  let stage: Stage;
  let provider: RunningIdentityProvider;

  beforeAll(async () => {
    provider = await startIdentityProvider({
      ...client,
      port: 0,
      redirectUris: [callback],
      postLogoutRedirectUris: [],
    });
    stage = await openStage("embedded");
    await setLimits(stage, eurosOfAgents({ stepUpAbove: 1000n }));
    setEnvironment(stage, provider.issuer);
  });
  afterAll(async () => {
    await provider.close();
    await stage.close();
  });

  /** The way from the form's link to the answer of the call-back: how the person plays it is the caller's. */
  async function confirm(
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

  const operatorOf = (name: string) => mintOperator(sessionOf(name, provider.issuer));
  async function due(request: RefundRequest) {
    const outcome = await requestRefundWith(stage.hands, operatorOf("Ana Ferreira"), request);
    if (outcome.kind !== "refused" || outcome.refusal.kind !== "step_up_needed")
      throw new Error(outcome.kind);
    return outcome.refusal.draftId;
  }

  const ana = () => sessionOf("Ana Ferreira", provider.issuer);

  it("proves with the code, once, for the refund that asked", async () => {
    const charge = await payment(stage, 5000);
    const request = partOf(charge, 2000, 5000);
    const id = await due(request);
    const { back, cookies, end } = await confirm(id, ana(), typesCode("Ana Ferreira"));
    expect(end.href).toBe(`${appUrl}/step-up/${id}`);
    // The way back works once.
    const again = await completeSignIn(requestTo(back.href, cookies));
    expect(locationOf(again).searchParams.get("failed")).toBe("refused");
    const outcome = await requestRefundWith(stage.hands, operatorOf("Ana Ferreira"), request);
    expect(outcome).toMatchObject({ kind: "made", refund: { state: "succeeded" } });
    expect(await refundsAtStripe(stage, charge)).toHaveLength(1);
    expect(await eventsOf(stage, charge)).toEqual(
      expect.arrayContaining(["step_up.asked", "step_up.proved"]),
    );
    // Whoever opens the link later is not sent to the provider any more.
    const late = await startStepUp(
      requestTo(`${appUrl}/auth/step-up?draft=${id}`, `refunds=${await sealed(ana())}`),
    );
    expect(locationOf(late).href).toBe(`${appUrl}/step-up/${id}`);
  });

  it.each([
    ["no second factor", "no_second_factor", goesWithout("Ana Ferreira")],
    ["somebody else’s second factor", "other_person", typesCode("Jonas Lindqvist")],
    ["the wish for it taken out of the address", "no_second_factor", stripped("acr_values", "Ana Ferreira")],
    ["a sign-in that is broken off", "refused", cancels],
  ] as const)("does not prove with %s", async (_what, failed, play) => {
    const charge = await payment(stage, 5000);
    const request = partOf(charge, 2000, 5000);
    const id = await due(request);
    const { end } = await confirm(id, ana(), play);
    expect(end.href).toBe(`${appUrl}/step-up/${id}?failed=${failed}`);
    expect(await due(request)).toBe(id);
    expect(await refundsAtStripe(stage, charge)).toEqual([]);
  });

  it("does not prove with an answer made up, nor in another browser", async () => {
    const id = await due(partOf(await payment(stage, 5000), 2000, 5000));
    const forged = await confirm(id, ana(), async (browser, start) => {
      const back = await typesCode("Ana Ferreira")(browser, start);
      back.searchParams.set("code", "made-up");
      return back;
    });
    expect(forged.end.searchParams.get("failed")).toBe("refused");
    const start = await startStepUp(
      requestTo(`${appUrl}/auth/step-up?draft=${id}`, `refunds=${await sealed(ana())}`),
    );
    const back = await typesCode("Ana Ferreira")(new TestBrowser([callback]), locationOf(start));
    const elsewhere = await completeSignIn(requestTo(back.href, `refunds=${await sealed(ana())}`));
    expect(elsewhere.status).toBe(400);
  });

  it("sends nobody else to the provider", async () => {
    const id = await due(partOf(await payment(stage, 5000), 2000, 5000));
    const jonas = sessionOf("Jonas Lindqvist", provider.issuer);
    for (const cookie of ["", `refunds=${await sealed(jonas)}`]) {
      const start = await startStepUp(requestTo(`${appUrl}/auth/step-up?draft=${id}`, cookie));
      expect(locationOf(start).href).toBe(`${appUrl}/step-up/${id}`);
    }
  });
});

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

function typesCode(name: string): Play {
  return plays(name, { factor: "code", code: "246810" });
}

function goesWithout(name: string): Play {
  return plays(name, { factor: "none" });
}

function stripped(parameter: string, name: string): Play {
  return (browser, start) => {
    start.searchParams.delete(parameter);
    return typesCode(name)(browser, start);
  };
}

async function cancels(browser: TestBrowser, start: URL): Promise<URL> {
  const page = await browser.open(start);
  return (await browser.submit(formOf(page).action, { cancel: "yes" })).url;
}

function requestTo(address: string, cookie: string): NextRequest {
  return new NextRequest(address, { headers: cookie === "" ? {} : { cookie } });
}

function locationOf(response: NextResponse): URL {
  const location = response.headers.get("location");
  if (location === null) throw new Error(`no way on: ${response.status}`);
  return new URL(location);
}

function sessionOf(name: string, issuer: string): Session {
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

function sealed(session: Session): Promise<string> {
  const identity = oidcIdentity();
  if (identity === null) throw new Error("there is no own sign-in");
  return sealSession(session, new Date(), identity);
}

/** In place of the process's own environment and hands. */
function setEnvironment({ hands }: Stage, issuer: string): void {
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
  const slots: Record<symbol, unknown> = globalThis;
  slots[Symbol.for("refund-console.environment")] = reading.environment;
  slots[Symbol.for("refund-console.hands")] = Promise.resolve({ hands, close: async () => undefined });
}
