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

/** Names of this machine at which each account of the company may have a place of its own. @param {string} appUrl */
export function furtherOrigins(appUrl) {
  const { port } = new URL(appUrl);
  return ["us", "live"].map((name) => `http://${name}.localhost:${port}`);
}

function loopback(port) {
  return `http://127.0.0.1:${port}`;
}
