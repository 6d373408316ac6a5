import { parseArgs } from "node:util";
import { StartProblem } from "./start-problem";
import type { WebhookTargets } from "./stripe/webhooks/webhook-endpoints";

export interface SimulatorSettings {
  stripePort: number;
  identityPort: number;
  /** Where the product runs: its origin, without a slash at the end. */
  appUrl: string;
  /** The other origins at which people meet the product, and sign in. */
  furtherOrigins: string[];
  clientSecret: string;
  /** Signs the events that go to the product; without it none are sent. */
  webhookSecret: string | null;
  webhookUrl: string;
  /** The endpoints of the other accounts; one without a secret of its own is told nothing. */
  furtherWebhooks: WebhookTargets;
  /** Replaces the demo world. */
  worldFile: string | null;
}

type Environment = Record<string, string | undefined>;

/**
 * Reads the command line, then the environment, then the usual values.
 *
 * @throws StartProblem for an unknown flag, a port that is no number, or an address that is none
 */
export function readSettings(commandLine: string[], environment: Environment): SimulatorSettings {
  const flags = readFlags(commandLine);
  const appUrl = origin(flags["app-url"] ?? environment.APP_URL ?? "http://127.0.0.1:3000");
  const webhookUrl = environment.STRIPE_WEBHOOK_URL ?? `${appUrl}/webhooks/stripe`;
  return {
    stripePort: port("Stripe simulator", flags["stripe-port"] ?? environment.SIMULATOR_PORT ?? "12111"),
    identityPort: port("identity provider", flags["identity-port"] ?? environment.IDENTITY_PORT ?? "9400"),
    appUrl,
    furtherOrigins: listed(environment.SIMULATOR_FURTHER_ORIGINS).map(origin),
    clientSecret: environment.OIDC_CLIENT_SECRET ?? "demo-client-secret",
    webhookSecret: flags["webhook-secret"] ?? environment.STRIPE_WEBHOOK_SECRET ?? null,
    webhookUrl,
    furtherWebhooks: furtherWebhooks(environment, webhookUrl),
    worldFile: flags.world ?? null,
  };
}

function readFlags(commandLine: string[]) {
  try {
    return parseArgs({
      args: commandLine,
      options: {
        "app-url": { type: "string" },
        "identity-port": { type: "string" },
        "stripe-port": { type: "string" },
        "webhook-secret": { type: "string" },
        world: { type: "string" },
      },
    }).values;
  } catch (cause) {
    throw new StartProblem(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** `SIMULATOR_WEBHOOK_SECRET_US` and the like; `SIMULATOR_WEBHOOK_URL_US` where the address is another one. */
function furtherWebhooks(environment: Environment, usualUrl: string): WebhookTargets {
  const targets: WebhookTargets = {};
  for (const name of ["us", "live", "connect"] as const) {
    const secret = environment[`SIMULATOR_WEBHOOK_SECRET_${name.toUpperCase()}`];
    const url = environment[`SIMULATOR_WEBHOOK_URL_${name.toUpperCase()}`];
    if (secret) targets[name] = { secret, url: url || usualUrl };
  }
  return targets;
}

function listed(text = ""): string[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function port(whose: string, text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new StartProblem(`The port of the ${whose} must be a number up to 65535, not "${text}".`);
}

function origin(text: string): string {
  if (URL.canParse(text)) return new URL(text).origin;
  throw new StartProblem(`The address of the product must be a web address, not "${text}".`);
}
