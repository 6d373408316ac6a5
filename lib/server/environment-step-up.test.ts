import { describe, expect, it } from "vitest";
import { FaultList } from "./environment-faults";
import { readStepUp, refuseStepUp } from "./environment-step-up";

function read(variables: Record<string, string>, way = readStepUp) {
  const faults = new FaultList();
  const stepUp = way(variables, faults);
  return { stepUp, faults: faults.all.map(({ variable }) => variable) };
}

describe("how a second factor is asked for", () => {
  it("is left out where nothing is set", () => {
    expect(read({})).toEqual({ stepUp: null, faults: [] });
  });

  it.each([
    [{ STEP_UP_ACR: "urn:okta:loa:2fa:any" }, { claim: "acr", values: ["urn:okta:loa:2fa:any"] }],
    [{ STEP_UP_ACR: "gold silver" }, { claim: "acr", values: ["gold", "silver"] }],
    [{ STEP_UP_ACRS: "c1" }, { claim: "acrs", values: ["c1"] }],
    [{ STEP_UP_AMR: "mfa, hwk" }, { claim: "amr", values: ["mfa", "hwk"] }],
  ])("is read from %j", (variables: Record<string, string>, stepUp) => {
    expect(read(variables)).toEqual({ stepUp, faults: [] });
  });

  it("is one of the three, without what is no value", () => {
    expect(read({ STEP_UP_ACR: "gold", STEP_UP_AMR: "mfa" }).faults).toEqual(["STEP_UP_AMR"]);
    expect(read({ STEP_UP_ACR: "gö\u0000ld" }).faults).toEqual(["STEP_UP_ACR"]);
  });

  it("is refused behind a gateway, and not silently passed over", () => {
    expect(read({ STEP_UP_ACRS: "c1" }, refuseStepUp as never).faults).toEqual(["STEP_UP_ACRS"]);
  });
});
