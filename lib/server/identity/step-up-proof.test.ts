import { describe, expect, it } from "vitest";
import { stepUpParameters } from "./step-up-parameters";
import { stepUpProof } from "./step-up-proof";

const now = new Date("2026-11-27T10:05:00Z");
const nowSeconds = now.getTime() / 1000;
const ana = { issuer: "https://id.example", subject: "ana" };
const acr = { claim: "acr", values: ["urn:acme:two", "urn:acme:key"] } as const;
const asked = { stepUp: acr, person: ana, askedAtSeconds: nowSeconds - 60 };
const claims = { acr: "urn:acme:two", auth_time: nowSeconds - 20 };

function faultOf(change: object, { identity = ana, ask = asked, at = now } = {}) {
  const proof = stepUpProof({ ...claims, ...change }, identity, ask, at);
  return proof.ok ? null : proof.fault;
}

describe("a second factor", () => {
  it("is proved by the same person’s fresh sign-in that says so", () => {
    expect(stepUpProof(claims, ana, asked, now)).toEqual({
      ok: true,
      authenticatedAt: new Date((nowSeconds - 20) * 1000),
      proof: "acr urn:acme:two",
    });
  });

  it.each([
    [{ acr: "urn:acme:one" }],
    [{ acr: undefined }],
    [{ acr: ["urn:acme:two"] }],
    [{ acr: "urn:acme:two " }],
    [{ acr: "URN:ACME:TWO" }],
    [{ acr: "urn:acme:one urn:acme:two" }],
    [{ acr: undefined, amr: ["urn:acme:two"], acrs: ["urn:acme:two"] }],
  ])("is not proved by %j", (change) => {
    expect(faultOf(change)).toBe("no_second_factor");
  });

  it.each([[undefined], ["now"], [Number.NaN], [nowSeconds + 0.5], [null], [true]])(
    "is not proved without a time: %j",
    (time) => {
      expect(faultOf({ auth_time: time })).toBe("no_time");
    },
  );

  it("is not proved by a sign-in from before it was asked for", () => {
    expect(faultOf({ auth_time: asked.askedAtSeconds - 30 })).toBeNull();
    expect(faultOf({ auth_time: asked.askedAtSeconds - 31 })).toBe("old_sign_in");
    expect(faultOf({ auth_time: nowSeconds + 31 })).toBe("old_sign_in");
  });

  it("is not proved by a sign-in of more than five minutes ago, however long ago it was asked for", () => {
    const ask = { ...asked, askedAtSeconds: nowSeconds - 590 };
    expect(faultOf({ auth_time: nowSeconds - 330 }, { ask })).toBeNull();
    expect(faultOf({ auth_time: nowSeconds - 331 }, { ask })).toBe("old_sign_in");
  });

  it("is not proved by somebody else, at this provider or another one", () => {
    expect(faultOf({}, { identity: { ...ana, subject: "jonas" } })).toBe("other_person");
    expect(faultOf({}, { identity: { ...ana, issuer: "https://evil.example" } })).toBe("other_person");
  });

  it("is looked for in Entra’s list, and in the list of ways", () => {
    const acrs = { ...asked, stepUp: { claim: "acrs", values: ["c1"] } as never };
    const amr = { ...asked, stepUp: { claim: "amr", values: ["mfa"] } as never };
    expect(faultOf({ acrs: ["p1", "c1"] }, { ask: acrs })).toBeNull();
    expect(faultOf({ acrs: "c1" }, { ask: acrs })).toBe("no_second_factor");
    expect(faultOf({ amr: ["pwd", "mfa"] }, { ask: amr })).toBeNull();
    expect(faultOf({ amr: ["pwd"] }, { ask: amr })).toBe("no_second_factor");
  });

  it("is not proved where the company’s sign-in cannot be asked for it", () => {
    expect(faultOf({}, { ask: { ...asked, stepUp: null as never } })).toBe("not_asked");
  });

  it("is asked for with a fresh sign-in, and with what the provider knows it by", () => {
    const fresh = { prompt: "login", max_age: "0" };
    expect(stepUpParameters(acr)).toEqual({ ...fresh, acr_values: "urn:acme:two urn:acme:key" });
    expect(stepUpParameters({ claim: "acrs", values: ["c1"] })).toEqual({
      ...fresh,
      claims: '{"id_token":{"acrs":{"essential":true,"values":["c1"]}}}',
    });
    expect(stepUpParameters({ claim: "amr", values: ["mfa"] })).toEqual(fresh);
  });
});
