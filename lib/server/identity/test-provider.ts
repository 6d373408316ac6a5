import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { closed, portOf } from "./test-server";

type Grant = { readonly nonce: string; readonly challenge: string; readonly redirectUri: string };
type SignIdToken = (claims: JWTPayload) => Promise<string>;

/** An identity provider for tests that can be told to lie. The honest one for whole journeys is the simulator's. */
export type TestProvider = {
  readonly issuer: URL;
  /** Signs as an honest provider does. */
  readonly sign: SignIdToken;
  /** What the next id_tokens say beyond the honest claims; tests replace it. */
  claims: JWTPayload;
  /** How the next id_tokens are signed; tests replace it. */
  signIdToken: SignIdToken;
  /** What the userinfo address tells; null makes it fail. */
  userInfo: object | null;
  /** Plays the person who agrees at this address; gives the query of the way back. */
  agree(authorizationAddress: URL): URLSearchParams;
  close(): Promise<void>;
};

export async function startTestProvider(port: number): Promise<TestProvider> {
  const keys = await generateKeyPair("RS256");
  const publicKey = { ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const issuer = new URL(`http://127.0.0.1:${portOf(server)}`);
  const sign: SignIdToken = (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "k1" }).sign(keys.privateKey);

  const played: TestProvider = {
    issuer,
    sign,
    claims: {},
    signIdToken: sign,
    userInfo: null,
    agree(address) {
      const { searchParams: asked } = address;
      const code = randomUUID();
      grants.set(code, {
        nonce: asked.get("nonce") ?? "",
        challenge: asked.get("code_challenge") ?? "",
        redirectUri: asked.get("redirect_uri") ?? "",
      });
      return new URLSearchParams({ code, state: asked.get("state") ?? "", iss: issuer.origin });
    },
    close: () => closed(server),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    if (path === "/.well-known/openid-configuration") return send(response, 200, description(issuer.origin));
    if (path === "/jwks") return send(response, 200, { keys: [publicKey] });
    if (path === "/userinfo") return send(response, played.userInfo ? 200 : 500, played.userInfo ?? {});
    const form = new URLSearchParams(await bodyOf(request));
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    if (grant === undefined || !isEarned(grant, form)) return send(response, 400, { error: "invalid_grant" });
    const claims = { ...honestClaims(issuer.origin, grant.nonce), ...played.claims };
    const id_token = await played.signIdToken(claims);
    send(response, 200, { access_token: "opaque", token_type: "bearer", expires_in: 60, id_token });
  }

  return played;
}

function description(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    end_session_endpoint: `${issuer}/end`,
    jwks_uri: `${issuer}/jwks`,
    scopes_supported: ["openid", "profile", "email", "groups"],
    response_types_supported: ["code"],
    id_token_signing_alg_values_supported: ["RS256"],
    authorization_response_iss_parameter_supported: true,
  };
}

function honestClaims(issuer: string, nonce: string): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  const person = { sub: "ada", name: "Ada Agent", email: "ada@example.com", groups: ["support"] };
  return { ...person, iss: issuer, aud: "refund-console", iat: now, exp: now + 300, nonce };
}

function isEarned(grant: Grant, form: URLSearchParams): boolean {
  const challenge = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  return challenge === grant.challenge && form.get("redirect_uri") === grant.redirectUri;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
