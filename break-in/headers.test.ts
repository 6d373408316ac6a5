import { describe, expect, it } from "vitest";
import { appUrl, secrets } from "./addresses";
import { makePayment } from "./ask-stage";
import { pathOf, routes } from "./routes";
import { confidential, refundFormOf, Visitor } from "./visitor";

/**
 * Kept by nobody, for customers' data, names and figures stand on nearly all of them; but for the icon, and for the
 * framework's own page of a broken frame, which is made by the build.
 */
const mayBeKept = new Set(["/icon.svg", "/_global-error"]);

/** Redirects, and refusals by a status alone, hold nothing of anybody. */
function hasContent(status: number): boolean {
  return [200, 403, 404].includes(status);
}

/** A stream without end, and what ends the visitor's session. */
const notVisited = /\/live$|^\/auth\//;

describe("the answer of every address", () => {
  it("carries the headers that keep it in its place, to somebody who may open it and to somebody who may not", async () => {
    const payment = await makePayment();
    const known = new Visitor(appUrl);
    await known.signIn("Ana Ferreira");
    const seen: string[] = [];
    for (const route of routes().filter((one) => !notVisited.test(one))) {
      const path = pathOf(route, payment);
      for (const visitor of [known, new Visitor(appUrl)]) {
        const { headers, status, text } = await visitor.open(path);
        expect(Object.fromEntries(headers), `${status} ${path}`).toMatchObject({
          "content-security-policy": expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
          "cross-origin-opener-policy": "same-origin",
          "cross-origin-resource-policy": "same-origin",
          "referrer-policy": "same-origin",
          "x-content-type-options": "nosniff",
          "x-frame-options": "DENY",
        });
        const kept = headers.get("cache-control") ?? "";
        if (mayBeKept.has(path)) continue;
        if (text !== "" && hasContent(status)) expect(kept, `${status} ${path}`).toMatch(/no-store/);
        else expect(kept, `${status} ${path}`).not.toMatch(/public|max-age=[1-9]/);
      }
      seen.push(route);
    }
    expect(seen).toEqual(
      expect.arrayContaining(["/", "/charges/[chargeId]", "/settings/access", "/metrics"]),
    );
  });
});

describe("the search for secrets in every answer", () => {
  it("finds a secret of the server's in a page that does hold it", async () => {
    const ana = new Visitor(appUrl);
    await ana.signIn("Ana Ferreira");
    const address = `/?${new URLSearchParams({ q: secrets.metricsToken })}`;
    await expect(ana.open(address)).rejects.toThrow("An answer holds a secret");
  });

  it("finds what another visitor was given in a form that comes back with it", async () => {
    const planted = "what-only-one-visitor-was-given-0123456789";
    const ana = new Visitor(appUrl);
    await ana.signIn("Ana Ferreira");
    const path = `/charges/${await makePayment()}`;
    const form = refundFormOf((await ana.open(path)).text);
    form.set("amount", "nothing");
    form.set("note", planted);
    expect((await ana.post(path, form, { origin: appUrl })).text).toContain(planted);
    confidential.add(planted);
    await expect(ana.post(path, form, { origin: appUrl })).rejects.toThrow("An answer holds a secret");
  });
});
