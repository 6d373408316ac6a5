import { afterAll, describe, expect, it } from "vitest";
import { nothingLeaked } from "../nothing-leaked";
import { postRefund } from "../post-refund";
import { Visitor } from "../visitor";
import { apacheHeader, apacheUrl, behindUrl, preservingUrl } from "./apache-addresses";

afterAll(() => nothingLeaked("proxy"));

/** Signs in as Apache asks everybody to. */
async function signedIn(name: string): Promise<Visitor> {
  const visitor = new Visitor(apacheUrl);
  const back = await visitor.choose(name, (await visitor.open("/refunds")).location);
  const end = await visitor.open(back);
  expect(end.location).toBe(`${apacheUrl}/refunds`);
  return visitor;
}

describe("behind a real Apache with mod_auth_openidc", () => {
  it("a person who signed in there is known here, and refunds", async () => {
    const visitor = await signedIn("Ana Ferreira");
    expect((await visitor.open("/refunds")).text).toContain("Ana Ferreira");
    expect((await postRefund(visitor, {}, { origin: apacheUrl })).calls).toBe(1);
  });

  it("what counts as our own page is APP_URL, whether Apache hands on Host or not", async () => {
    const visitor = await signedIn("Ana Ferreira");
    const preserving = new Visitor(preservingUrl);
    for (const [name, value] of visitor.cookies) preserving.cookies.set(name, value);
    // A second port stands in for the same address, so it is called by the name of the first.
    const { host } = new URL(apacheUrl);
    expect((await postRefund(preserving, {}, { origin: apacheUrl, host })).calls).toBe(1);
    expect((await postRefund(preserving, {}, { origin: preservingUrl })).calls).toBe(0);
    expect((await postRefund(visitor, {}, { origin: behindUrl })).calls).toBe(0);
  });

  it("who is sent to sign in does not reach the server", async () => {
    const answer = await new Visitor(apacheUrl).open("/refunds");
    expect(answer.status).toBe(302);
    expect(answer.text).not.toContain("Your sign-in did not reach this app");
  });

  it("an action posted to a path that Apache leaves open does nothing, whatever the headers claim", async () => {
    const opener = await signedIn("Ana Ferreira");
    const claims = {
      oidc_claim_groups: "refund-leads",
      oidc_claim_sub: "person-7c1f40a2",
      "x-remote-user": "ana",
    };
    const extras: Record<string, string>[] = [{}, { [apacheHeader]: "a.b.c" }];
    for (const extra of extras) {
      const posting = { origin: apacheUrl, ...claims, ...extra };
      const poster = new Visitor(apacheUrl);
      expect((await postRefund(opener, {}, posting, { poster, path: "/healthz" })).calls).toBe(0);
    }
  });

  it("past Apache, straight at the server, every unsigned header is nothing", async () => {
    const answer = await new Visitor(behindUrl).open("/refunds", {
      oidc_claim_groups: "refund-leads",
      "x-remote-user": "ana",
    });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain("Your sign-in did not reach this app");
  });

  it("a browser that has Apache drop its own header gains nothing by it", async () => {
    const visitor = await signedIn("Ana Ferreira");
    const dropping = { connection: "close, OIDC_id_token", [apacheHeader]: "a.b.c" };
    expect((await visitor.open("/refunds", dropping)).text).not.toContain("a.b.c");
    expect((await new Visitor(apacheUrl).open("/refunds", dropping)).status).toBe(302);
    const posting = { origin: apacheUrl, ...dropping };
    const poster = new Visitor(apacheUrl);
    expect((await postRefund(visitor, {}, posting, { poster })).calls).toBe(0);
  });
});
