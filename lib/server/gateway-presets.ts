import "server-only";

/** One algorithm is fixed by configuration; none of them takes a shared secret. Source: RFC 7518, 3.1; RFC 8037. */
export const gatewayAlgorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
] as const;
export type GatewayAlgorithm = (typeof gatewayAlgorithms)[number];

export const gatewayNames = ["cloudflare", "iap", "alb", "pomerium", "jwt"] as const;
export type GatewayName = (typeof gatewayNames)[number];

/** What a gateway's documentation fixes about its assertion; null where only the configuration can say. */
export type GatewayPreset = {
  readonly header: string | null;
  readonly algorithm: GatewayAlgorithm | null;
  readonly issuer: string | null;
  /** What an audience looks like, and that in words. */
  readonly audience: readonly [RegExp, string];
  readonly keysAddress: (facts: KeyFacts) => string | null;
  /** How long ago an assertion may have been issued. */
  readonly longestAgeSeconds: number;
  /** Where the gateway itself ends a session: a path of the console's own host. */
  readonly signOutPath: string | null;
};

export type KeyFacts = { readonly issuer: string; readonly audience: string; readonly appUrl: URL };

const daySeconds = 24 * 60 * 60;
const arnPattern =
  /^arn:(aws|aws-us-gov):elasticloadbalancing:([a-z0-9-]+):\d{12}:loadbalancer\/app\/[\w-]+\/\w+$/;

/**
 * Sources: Cloudflare Access "Application token" and "Validate JWTs"; Google IAP "Securing your app with signed
 * headers"; AWS "Authenticate users using an Application Load Balancer"; Pomerium "Getting the user's identity".
 */
export const gatewayPresets: Readonly<Record<GatewayName, GatewayPreset>> = {
  cloudflare: {
    header: "cf-access-jwt-assertion",
    algorithm: "RS256",
    issuer: null,
    audience: [/^[0-9a-f]{64}$/, "must be the application's AUD tag: 64 hexadecimal digits."],
    keysAddress: ({ issuer }) => `${issuer}/cdn-cgi/access/certs`,
    longestAgeSeconds: daySeconds,
    signOutPath: "/cdn-cgi/access/logout",
  },
  iap: {
    header: "x-goog-iap-jwt-assertion",
    algorithm: "ES256",
    issuer: "https://cloud.google.com/iap",
    audience: [
      /^\/projects\/\d+\/(global\/backendServices\/\d+|[\w-]+\/backendServices\/\d+|apps\/[\w.:-]+)$/,
      "must be /projects/NUMBER/global/backendServices/ID or /projects/NUMBER/apps/PROJECT.",
    ],
    keysAddress: () => "https://www.gstatic.com/iap/verify/public_key-jwk",
    longestAgeSeconds: 10 * 60,
    signOutPath: "/?gcp-iap-mode=CLEAR_LOGIN_COOKIE",
  },
  alb: {
    header: "x-amzn-oidc-data",
    algorithm: "ES256",
    issuer: null,
    audience: [arnPattern, "must be the ARN of the application load balancer."],
    keysAddress: ({ audience }) => albKeysAddress(audience),
    longestAgeSeconds: daySeconds,
    signOutPath: null,
  },
  pomerium: {
    header: "x-pomerium-jwt-assertion",
    algorithm: "ES256",
    issuer: null,
    audience: [/^[\w.-]+(:\d+)?$/, "must be the host name of the route."],
    keysAddress: ({ appUrl }) => `${appUrl.origin}/.well-known/pomerium/jwks.json`,
    longestAgeSeconds: daySeconds,
    signOutPath: "/.pomerium/sign_out",
  },
  jwt: {
    header: null,
    algorithm: null,
    issuer: null,
    audience: [/^\S+$/, "must be the client id under which the gateway signs people in."],
    keysAddress: () => null,
    longestAgeSeconds: daySeconds,
    signOutPath: null,
  },
};

/** Keys are shared by a whole region, which is why the signer is checked as well. */
function albKeysAddress(arn: string): string | null {
  const [, partition, region] = arnPattern.exec(arn) ?? [];
  if (region === undefined) return null;
  return partition === "aws"
    ? `https://public-keys.auth.elb.${region}.amazonaws.com/`
    : `https://s3-${region}.amazonaws.com/aws-elb-public-keys-prod-${region}/`;
}
