import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { completeSignIn } from "@/lib/server/identity/complete-sign-in";
import { mintOperator } from "@/lib/server/identity/mint-operator";
import { startStepUp } from "@/lib/server/identity/start-step-up";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import {
  type RunningIdentityProvider,
  startIdentityProvider,
} from "../simulator/identity/start-identity-provider";
import { TestBrowser } from "../simulator/identity/test-browser";
import { refundsAtStripe } from "./approvals-stage";
import { eventsOf } from "./attention-stage";
import { eurosOfAgents, setLimits } from "./limits-stage";
import { partOf, payment } from "./refund-requests";
import { openStage, type Stage } from "./stage";
import {
  appUrl,
  callback,
  cancels,
  client,
  confirm,
  goesWithout,
  locationOf,
  requestTo,
  sealed,
  sessionOf,
  setEnvironment,
  stripped,
  typesCode,
} from "./step-up-stage";

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
