import { randomBytes } from "node:crypto";

/**
 * @typedef {{ app: number, stripe: number, identity: number }} StagePorts
 * @typedef {{ appUrl: string, stripeUrl: string, identityUrl: string }} StageAddresses
 */

/** @param {StagePorts} ports @returns {StageAddresses} */
export function stageAddresses({ app, stripe, identity }) {
  return { appUrl: loopback(app), stripeUrl: loopback(stripe), identityUrl: loopback(identity) };
}

/**
 * Everything that the product and the simulator need to run together, on the embedded database. No file and no variable
 * of the person's own can lead it to another database or to Stripe itself.
 * @param {StageAddresses} addresses
 * @param {{ dataDirectory: string, logLevel: string }} choices
 */
export function stageEnvironment({ appUrl, stripeUrl, identityUrl }, { dataDirectory, logLevel }) {
  return {
    APP_URL: appUrl,
    DATA_DIR: dataDirectory,
    // Empty counts as unset, and keeps a .env file from filling it in.
    DATABASE_URL: "",
    MORE_ACCOUNTS: "",
    STRIPE_SECRET_KEY: "sk_test_demo",
    STRIPE_API_BASE: stripeUrl,
    STRIPE_WEBHOOK_SECRET: "whsec_stage_of_the_refund_console",
    AUTH_MODE: "oidc",
    AUTH_GROUPS_CLAIM: "groups",
    AUTH_ROLES: "agent=refund-agents;lead=refund-leads;admin=refund-admins;auditor=refund-auditors",
    OIDC_ISSUER: identityUrl,
    OIDC_CLIENT_ID: "refund-console",
    OIDC_CLIENT_SECRET: "demo-client-secret",
    SIMULATOR_FURTHER_ORIGINS: furtherOrigins(appUrl).join(","),
    SESSION_SECRET: randomBytes(32).toString("base64"),
    STEP_UP_ACR: "urn:acme:sign-in:two-factor",
    NOTICE_WEBHOOK_URL: `${stripeUrl}/_simulator/notices`,
    NOTICE_WEBHOOK_SECRET: "notice_secret_of_the_stage_of_the_refund_console",
    LOG_LEVEL: logLevel,
  };
}

/**
 * The company's other accounts beside the first, each at a name of this machine: a second one, and a live one, in which
 * support agents have no role. Its key is a live key, and can reach nothing but the simulator.
 * @param {string} appUrl the first account's
 */
export function moreAccounts(appUrl) {
  const [us, live] = furtherOrigins(appUrl);
  const [secretUs, secretLive] = ["whsec_stage_of_acme_us", "whsec_stage_of_acme_live"];
  return {
    MORE_ACCOUNTS: "us,live",
    ACCOUNT_NAME: "Acme EU",
    ACCOUNT_COLOUR: "blue",
    APP_URL_US: us,
    STRIPE_SECRET_KEY_US: "sk_test_us_demo",
    STRIPE_WEBHOOK_SECRET_US: secretUs,
    ACCOUNT_NAME_US: "Acme US",
    ACCOUNT_COLOUR_US: "teal",
    APP_URL_LIVE: live,
    STRIPE_SECRET_KEY_LIVE: "sk_live_demo",
    STRIPE_WEBHOOK_SECRET_LIVE: secretLive,
    ACCOUNT_NAME_LIVE: "Acme",
    ACCOUNT_COLOUR_LIVE: "magenta",
    AUTH_ROLES_LIVE: "lead=refund-leads;admin=refund-admins;auditor=refund-auditors",
    ALLOW_SIMULATED_LIVE: "1",
    SIMULATOR_WEBHOOK_SECRET_US: secretUs,
    SIMULATOR_WEBHOOK_URL_US: `${us}/webhooks/stripe`,
    SIMULATOR_WEBHOOK_SECRET_LIVE: secretLive,
    SIMULATOR_WEBHOOK_URL_LIVE: `${live}/webhooks/stripe`,
  };
}

/**
 * Names of this machine at which each account of the company may have a place of its own.
 * @param {string} appUrl @returns {[us: string, live: string]}
 */
export function furtherOrigins(appUrl) {
  const { port } = new URL(appUrl);
  return [`http://us.localhost:${port}`, `http://live.localhost:${port}`];
}

function loopback(port) {
  return `http://127.0.0.1:${port}`;
}
