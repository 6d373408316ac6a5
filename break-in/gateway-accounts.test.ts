import { afterAll, describe, expect, it } from "vitest";
import { assertionHeader, audience, usAudience } from "./addresses";
import { assertionOf, carrying } from "./assertions";
import { type Fields, filledForm, first, live, open, type Place, saying, us } from "./gateway-accounts-stage";
import { nothingLeaked } from "./nothing-leaked";
import { originRefusalsDuring, refusalsDuring } from "./server-log";

afterAll(() => nothingLeaked("gateway-accounts"));

const both: readonly [string, Place, Place][] = [
  ["the first account", first, us],
  ["the second account", us, first],
];

describe("an assertion", () => {
  it("for each account's own host refunds there, so the refusals below are about another one", async () => {
    for (const place of [first, us]) {
      const { post, calls } = await filledForm(place);
      await post(await saying("Ana Ferreira", place));
      expect(await calls()).toBe(1);
    }
  });

  it.each(both)("for %s opens nothing at the other, and refunds nothing there", async (_, from, to) => {
    const foreign = await saying("Ana Ferreira", from);
    const { post, path, calls } = await filledForm(to);
    const refusals = await refusalsDuring("gateway-accounts", async () => {
      for (const page of ["/", "/refunds", path]) {
        const answer = await open(to, page, foreign);
        expect(answer.status).toBe(401);
        expect(answer.text).not.toContain("$50.00");
      }
      expect((await post(foreign)).status).toBe(401);
    });
    expect(refusals.length).toBeGreaterThanOrEqual(4);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ reason: "assertion_claim", detail: "aud", account: to.key });
    }
    expect(await calls()).toBe(0);
  });

  it("for several hosts at once, which names none as the one it was made for, is good at none of them", async () => {
    const token = await assertionOf("Ana Ferreira", { claims: { aud: [audience, usAudience] } });
    for (const place of [first, us, live]) {
      expect((await open(place, "/", carrying(token))).status).toBe(401);
    }
  });

  it("is not believed in what it says of accounts, roles or hosts", async () => {
    const claims = { account: "live", accounts: ["live"], roles: ["lead"], host: new URL(live.origin).host };
    const token = await assertionOf("Ana Ferreira", { claims });
    expect((await open(live, "/", carrying(token))).status).toBe(403);
  });
});

describe("a form", () => {
  it.each(both)("of %s is refused at the other, for one who may refund in both", async (_, from, to) => {
    const { post, calls } = await filledForm(to);
    const own = await saying("Ana Ferreira", to);
    const refusals = await originRefusalsDuring("gateway-accounts", async () => {
      await post({ ...own, origin: from.origin });
      await post({ ...own, origin: from.origin, "sec-fetch-site": "same-site" });
      await post({ ...own, "sec-fetch-site": "same-site" });
    });
    expect(refusals).toHaveLength(3);
    expect(await calls()).toBe(0);
  });

  it("does not get to another account by a forwarded host, whichever of the two the assertion is for", async () => {
    const [firstHost, usHost] = [new URL(first.origin).host, new URL(us.origin).host];
    const { post, calls } = await filledForm(us);
    const lies = [
      { host: firstHost, "x-forwarded-host": usHost },
      { host: usHost, "x-forwarded-host": firstHost },
      { host: "evil.example", "x-forwarded-host": usHost },
    ];
    for (const lie of lies) {
      for (const place of [first, us]) {
        expect((await post({ ...(await saying("Ana Ferreira", place)), ...lie })).status).toBe(421);
      }
    }
    expect(await calls()).toBe(0);
  });
});

describe("whoever comes past the gateway", () => {
  it.each([first, us, live])("with headers that nobody signed is nobody at $key", async (place) => {
    const token = await assertionOf("Ana Ferreira", { claims: { aud: place.audience } });
    const unsigned: Fields[] = [
      { "x-forwarded-user": "ana", "x-forwarded-groups": "refund-leads" },
      { "x-remote-user": "ana", oidc_claim_groups: "refund-leads" },
      { authorization: `Bearer ${token}` },
      { cookie: `${assertionHeader}=${token}; refunds=${token}` },
      { "x-account": place.key, "x-forwarded-email": "ana.ferreira@acme.example" },
    ];
    const { post, calls } = await filledForm(place, "Mira Okafor");
    for (const headers of unsigned) {
      expect((await open(place, "/refunds", headers)).status).toBe(401);
      expect((await post(headers)).status).toBe(401);
    }
    expect(await calls()).toBe(0);
  });

  it.each(["evil.example", `evil.${new URL(us.origin).host}`, "us.localhost", "127.0.0.1"])(
    "under a host that is no account's is told so, good assertion or not: %s",
    async (host) => {
      for (const place of [first, us]) {
        const headers = { ...(await saying("Mira Okafor", place)), host };
        for (const path of ["/", "/refunds", "/audit-log", "/x/readyz"]) {
          expect((await open(place, path, headers)).status).toBe(421);
        }
        const { post, calls } = await filledForm(place);
        expect((await post(headers)).status).toBe(421);
        expect(await calls()).toBe(0);
      }
    },
  );
});

it("signing out is the gateway's own at each host", async () => {
  for (const place of [first, us]) {
    const { text } = await open(place, "/", await saying("Ana Ferreira", place));
    expect(text).toContain(`href="${place.origin}/oauth2/sign_out"`);
  }
});
