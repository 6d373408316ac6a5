import { moreAccounts, stageEnvironment } from "../scripts/stage-environment.mjs";
import {
  accountsUrl,
  appUrl,
  assertionHeader,
  audience,
  gatewayAccountsUrl,
  gatewayUrl,
  identityUrl,
  secrets,
  stripeUrl,
  usAudience,
} from "./addresses";

export type Variables = Readonly<Record<string, string>>;

/** For the server that signs people in at the provider itself. */
export function oidcEnvironment(dataDirectory: string): Variables {
  const addresses = { appUrl, stripeUrl, identityUrl };
  return {
    ...stageEnvironment(addresses, { dataDirectory, logLevel: "info" }),
    STRIPE_SECRET_KEY: secrets.stripeKey,
    STRIPE_WEBHOOK_SECRET: secrets.webhookSecret,
    OIDC_CLIENT_SECRET: secrets.clientSecret,
    SESSION_SECRET: secrets.sessionSecret,
    METRICS_TOKEN: secrets.metricsToken,
    NOTICE_WEBHOOK_SECRET: secrets.noticeSecret,
  };
}

/** For the server with several accounts. */
export function accountsEnvironment(dataDirectory: string): Variables {
  return { ...oidcEnvironment(dataDirectory), ...moreAccounts(accountsUrl), APP_URL: accountsUrl };
}

/** For the server behind a gateway, which the provider itself plays: it writes the assertions. */
export function gatewayEnvironment(dataDirectory: string): Variables {
  return {
    ...oidcEnvironment(dataDirectory),
    APP_URL: gatewayUrl,
    AUTH_MODE: "proxy",
    PROXY_PRESET: "jwt",
    PROXY_HEADER: assertionHeader,
    PROXY_ISSUER: identityUrl,
    PROXY_AUDIENCE: audience,
    PROXY_JWKS_URL: `${identityUrl}/jwks`,
    PROXY_ALG: "RS256",
    PROXY_SIGN_OUT_URL: "/oauth2/sign_out",
    OIDC_ISSUER: "",
    OIDC_CLIENT_ID: "",
    OIDC_CLIENT_SECRET: "",
    SESSION_SECRET: "",
    METRICS_TOKEN: "",
    STEP_UP_ACR: "",
    ACCESS_CONTACT: "help@acme.example",
  };
}

/** For the server with several accounts behind a gateway, which names the host of the second one in its audience. */
export function gatewayAccountsEnvironment(dataDirectory: string): Variables {
  return {
    ...gatewayEnvironment(dataDirectory),
    ...moreAccounts(gatewayAccountsUrl),
    APP_URL: gatewayAccountsUrl,
    PROXY_AUDIENCE_US: usAudience,
  };
}
