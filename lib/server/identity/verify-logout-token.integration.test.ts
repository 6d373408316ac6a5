import type { JWTPayload } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { remoteKeys } from "./gateway/remote-keys";
import { now, nowSeconds, startTestGateway, type TestGateway } from "./gateway/test-gateway";
import { verifyLogoutToken } from "./verify-logout-token";

let played: TestGateway;
beforeAll(async () => {
  played = await startTestGateway();
});
afterAll(() => played.close());

const event = "http://schemas.openid.net/event/backchannel-logout";
const good = {
  iss: "https://login.example.com",
  aud: "refund-console",
  iat: nowSeconds,
  exp: nowSeconds + 120,
  jti: "token-1",
  sub: "ada",
  sid: "sid-1",
  events: { [event]: {} },
};

async function read(change: JWTPayload, header: object = {}, algorithms = ["RS256", "HS256", "none"]) {
  const all = { kid: "rsa-1", typ: "logout+jwt", ...header };
  const token = await played.sign({ ...good, ...change }, all, played.rsa);
  const { keyFor } = remoteKeys(new URL("jwks", played.keysAddress));
  const terms = { issuer: good.iss, clientId: good.aud, algorithms, keyFor };
  return verifyLogoutToken(token, terms, now);
}

it("a logout token names a session of the provider, a person, or both", async () => {
  expect(await read({})).toEqual({
    issuer: good.iss,
    tokenId: "token-1",
    sessionId: "sid-1",
    subject: "ada",
  });
  expect(await read({ sid: undefined })).toMatchObject({ sessionId: null, subject: "ada" });
  expect(await read({ sub: undefined })).toMatchObject({ sessionId: "sid-1", subject: null });
});

it.each<[string, JWTPayload, object]>([
  ["for another application", { aud: "another" }, {}],
  ["of another issuer", { iss: "https://evil.example" }, {}],
  ["with a nonce, as id_tokens have one", { nonce: "n" }, {}],
  ["without events", { events: undefined }, {}],
  ["with another event", { events: { "http://example.com/event": {} } }, {}],
  ["with an event that is no object", { events: { [event]: true } }, {}],
  ["without a number of its own", { jti: undefined }, {}],
  ["about nothing", { sid: undefined, sub: undefined }, {}],
  ["of no instant", { iat: undefined }, {}],
  ["ten minutes old", { iat: nowSeconds - 600 }, {}],
  ["that ended", { exp: nowSeconds - 60 }, {}],
  ["with the type of an id_token", {}, { typ: "JWT" }],
  ["without a type", {}, { typ: undefined }],
  ["of an unnamed key", {}, { kid: undefined }],
  ["of an unknown key", {}, { kid: "rsa-9" }],
])("a logout token %s is refused", async (_, change, header) => {
  expect(await read(change, header)).toBeNull();
});

it("a logout token in an algorithm that the provider does not use, or a text that is none, is refused", async () => {
  expect(await read({}, {}, ["ES256"])).toBeNull();
  const { keyFor } = remoteKeys(new URL("jwks", played.keysAddress));
  const terms = { issuer: good.iss, clientId: good.aud, algorithms: ["RS256"], keyFor };
  for (const text of ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."]) {
    expect(await verifyLogoutToken(text, terms, now)).toBeNull();
  }
});
