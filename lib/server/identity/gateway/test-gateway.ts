import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import type { GatewayEnvironment } from "@/lib/server/environment-gateway";
import { type GatewayName, gatewayPresets } from "@/lib/server/gateway-presets";
import { closed, portOf } from "../test-server";

export const now = new Date("2026-11-20T09:00:00Z");
export const nowSeconds = now.getTime() / 1000;
export const albKid = "11111111-2222-3333-4444-555555555555";

type Signer = { readonly alg: string; readonly privateKey: CryptoKey | KeyObject };

/** A gateway for tests: two keys, served as a key set and one by one, and a pen to write assertions with. */
export type TestGateway = {
  readonly keysAddress: URL;
  readonly rsa: Signer & { readonly publicPem: string };
  readonly ec: Signer;
  /** Paths that were asked for, in their order. */
  readonly asked: string[];
  /** Key ids that the set shows beside nothing else; tests replace it. */
  rsaKid: string;
  /** Answers with 503 while it is true. */
  isDown: boolean;
  sign(claims: JWTPayload, header: object, signer: Signer): Promise<string>;
  close(): Promise<void>;
};

export async function startTestGateway(): Promise<TestGateway> {
  const rsa = await generateKeyPair("RS256", { extractable: true });
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicPem = await exportSPKI(rsa.publicKey);
  const rsaJwk = await exportJWK(rsa.publicKey);
  const ecJwk = { ...(await exportJWK(ec.publicKey)), kid: "ec-1", alg: "ES256" };
  const ecPem = ec.publicKey.export({ type: "spki", format: "pem" });
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (played.isDown) return response.writeHead(503).end();
    if (request.url === "/jwks") {
      return response.end(JSON.stringify({ keys: [{ ...rsaJwk, kid: played.rsaKid, alg: "RS256" }, ecJwk] }));
    }
    return request.url === `/${albKid}` ? response.end(ecPem) : response.writeHead(403).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const played: TestGateway = {
    keysAddress: new URL(`http://127.0.0.1:${portOf(server)}/`),
    rsa: { alg: "RS256", privateKey: rsa.privateKey, publicPem },
    ec: { alg: "ES256", privateKey: ec.privateKey },
    asked,
    rsaKid: "rsa-1",
    isDown: false,
    sign: (claims, header, { alg, privateKey }) =>
      new SignJWT(claims).setProtectedHeader({ alg, ...header }).sign(privateKey),
    close: () => closed(server),
  };
  return played;
}

/** The environment of a preset, with its keys at the test's own gateway. */
export function gatewayEnvironment(
  preset: GatewayName,
  { keysAddress }: TestGateway,
  change: Partial<GatewayEnvironment>,
): GatewayEnvironment {
  const { header, algorithm, longestAgeSeconds } = gatewayPresets[preset];
  return {
    mode: "proxy",
    preset,
    header: header ?? "authorization",
    algorithm: algorithm ?? "RS256",
    issuer: "https://login.example.com",
    audience: "refund-console",
    clientId: null,
    keysAddress: preset === "alb" ? keysAddress : new URL("jwks", keysAddress),
    longestAgeSeconds,
    signOutAddress: null,
    groupsClaim: "groups",
    roles: new Map([["support", ["agent"]]]),
    ...change,
  };
}
