import { join } from "node:path";
import { root } from "../scripts/root.mjs";
import { furtherOrigins, stageAddresses } from "../scripts/stage-environment.mjs";

const offset = Number(process.env.E2E_PORT_OFFSET ?? 0);

/** One server signs people in itself, the other one stands behind a gateway; both on the same stage. */
export const ports = { app: 3391 + offset, stripe: 12391 + offset, identity: 9691 + offset };
export const gatewayPort = 3392 + offset;

export const { appUrl, stripeUrl, identityUrl } = stageAddresses(ports);
export const { appUrl: gatewayUrl } = stageAddresses({ ...ports, app: gatewayPort });

/** A third server has three accounts, each at a host of its own. */
export const accountsPort = 3393 + offset;
export const { appUrl: accountsUrl } = stageAddresses({ ...ports, app: accountsPort });
export const [usUrl, liveUrl] = furtherOrigins(accountsUrl);

/** A fourth has the same three accounts behind a gateway. */
export const gatewayAccountsPort = 3394 + offset;
export const { appUrl: gatewayAccountsUrl } = stageAddresses({ ...ports, app: gatewayAccountsPort });
export const [gatewayUsUrl, gatewayLiveUrl] = furtherOrigins(gatewayAccountsUrl);

/** The checkout whose build is attacked: this one, or a copy without proxy.ts. */
export const tree = process.env.BREAK_IN_TREE ?? root;

export const logFolder = join(root, "test-results", "break-in");

/** What must never leave the servers: known here, so that it can be searched for. */
export const secrets = {
  stripeKey: "sk_test_breakinCanary1",
  clientSecret: "break-in-canary-client-secret",
  sessionSecret: "break-in-canary-session-secret-0123456789-0123456789",
  webhookSecret: "whsec_breakinCanary1",
  metricsToken: "break-in-canary-metrics-token-0123456789",
  noticeSecret: "break-in-canary-notice-secret-0123456789",
};

export const audience = "company-gateway";
/** Of the second account's host alone; the live one shares the first's. */
export const usAudience = "company-gateway-us";
export const assertionHeader = "x-sso-assertion";
