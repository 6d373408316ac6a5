import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sealTransaction } from "./login-transaction";
import { openContent, sealContent } from "./sealed-content";
import { continuedSession, openSession, renewedSession, sealSession } from "./session";
import { testIdentity, testSession } from "./test-identity";

const now = new Date("2026-11-20T09:00:00Z");
const identity = testIdentity({});
const session = testSession(now);
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe("a sealed session", () => {
  it("opens as what was sealed, and shows nothing of it outside", async () => {
    const sealed = await sealSession(session, now, identity);
    expect(await openSession(sealed, now, identity)).toEqual(session);
    expect(Buffer.from(sealed, "base64url").toString("latin1") + sealed).not.toContain("ada");
  });

  it("ends 30 minutes after the person was last seen", async () => {
    const sealed = await sealSession(session, now, identity);
    expect(await openSession(sealed, inMinutes(29.9), identity)).not.toBeNull();
    expect(await openSession(sealed, inMinutes(30), identity)).toBeNull();
  });

  it("ends 8 hours after sign-in, however active the person is", async () => {
    const active = { ...session, seenAt: inMinutes(479), rolesAt: inMinutes(479) };
    const sealed = await sealSession(active, inMinutes(479), identity);
    expect(await openSession(sealed, inMinutes(479.9), identity)).not.toBeNull();
    expect(await openSession(sealed, inMinutes(480), identity)).toBeNull();
  });

  it.each([0, 2, 3, 4])("does not open with its segment %i changed", async (index) => {
    const segments = (await sealSession(session, now, identity)).split(".");
    const segment = segments[index] ?? "";
    segments[index] = (segment.startsWith("A") ? "B" : "A") + segment.slice(1);
    expect(await openSession(segments.join("."), now, identity)).toBeNull();
  });

  it("does not open with a key smuggled into the empty segment", async () => {
    const segments = (await sealSession(session, now, identity)).split(".");
    segments[1] = "AAAA";
    expect(await openSession(segments.join("."), now, identity)).toBeNull();
  });

  it.each(["", "a", "a.b.c", "....", "eyJhbGciOiJub25lIn0.e30.", "x".repeat(10_000)])(
    "is not what %j opens to",
    async (sealed) => {
      expect(await openSession(sealed, now, identity)).toBeNull();
    },
  );

  it("does not open with another secret, at another address, provider or client", async () => {
    const sealed = await sealSession(session, now, identity);
    const others = [
      testIdentity({ sessionSecrets: ["second secret of the tests, long enough"] }),
      testIdentity({ issuer: new URL("https://other.example.com") }),
      testIdentity({ clientId: "another-console" }),
      { ...identity, appUrl: new URL("https://other.example.com") },
    ];
    for (const other of others) expect(await openSession(sealed, now, other)).toBeNull();
  });

  it("opens with the older secret while it stands second, and not when rotation is over", async () => {
    const sealed = await sealSession(session, now, identity);
    const [old] = identity.auth.sessionSecrets;
    const rotating = testIdentity({ sessionSecrets: ["second secret of the tests, long enough", old] });
    expect(await openSession(sealed, now, rotating)).toEqual(session);
    const rotated = testIdentity({ sessionSecrets: ["second secret of the tests, long enough"] });
    expect(await openSession(sealed, now, rotated)).toBeNull();
    const resealed = await sealSession(session, now, rotating);
    expect(await openSession(resealed, now, rotated)).toEqual(session);
  });

  it("is not what a login transaction opens to", async () => {
    const transaction = {
      state: "s",
      nonce: "n",
      codeVerifier: "v",
      returnTo: "/",
      isQuiet: false,
      stepUp: null,
    };
    const sealed = await sealTransaction(transaction, now, identity);
    expect(await openSession(sealed, now, identity)).toBeNull();
  });

  it("does not open when the same content was sealed for another purpose", async () => {
    const sealed = await sealContent("sign-in", { any: "thing" }, inMinutes(5), now, identity);
    expect(await openContent("sign-in", sealed, z.unknown(), now, identity)).toEqual({ any: "thing" });
    expect(await openContent("session", sealed, z.unknown(), now, identity)).toBeNull();
  });

  it("does not open around content of another shape", async () => {
    for (const content of [{}, { ...session, roles: ["root"] }, { ...session, seenAt: "now" }]) {
      const sealed = await sealContent("session", content, inMinutes(5), now, identity);
      expect(await openSession(sealed, now, identity)).toBeNull();
    }
  });
});

describe("a session that goes on", () => {
  it("is sealed anew after a minute, not before", () => {
    expect(renewedSession(session, inMinutes(0.9))).toBeNull();
    expect(renewedSession(session, inMinutes(1))).toEqual({ ...session, seenAt: inMinutes(1) });
  });

  it("keeps its sign-in instant for the same person only", () => {
    const fresh = testSession(inMinutes(20));
    expect(continuedSession(session, fresh)).toEqual({ ...fresh, signedInAt: now });
    expect(continuedSession({ ...session, subject: "bob" }, fresh)).toEqual(fresh);
    expect(continuedSession({ ...session, issuer: "https://other.example.com" }, fresh)).toEqual(fresh);
    expect(continuedSession(null, fresh)).toEqual(fresh);
  });
});
