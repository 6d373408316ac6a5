import { startIdentityProvider } from "./identity/start-identity-provider";
import type { SimulatorSettings } from "./read-settings";
import { StartProblem } from "./start-problem";
import { startStripeSimulator } from "./stripe/start-stripe-simulator";
import { otherOwnAccounts } from "./worlds/accounts/own-accounts-world";
import { demoWorld } from "./worlds/demo";
import { readWorldFile } from "./worlds/read-world-file";

export interface RunningSimulator {
  stripeUrl: string;
  issuer: string;
  close(): Promise<void>;
}

/**
 * Starts the Stripe simulator and the identity provider.
 *
 * @throws StartProblem when a port is taken or the world file cannot be used
 */
export async function startSimulator(settings: SimulatorSettings): Promise<RunningSimulator> {
  const stripe = await onPort("Stripe simulator", settings.stripePort, startStripe(settings));
  try {
    const identity = await onPort("identity provider", settings.identityPort, startIdentity(settings));
    const close = async () => void (await Promise.all([stripe.close(), identity.close()]));
    return { stripeUrl: stripe.url, issuer: identity.issuer, close };
  } catch (problem) {
    await stripe.close();
    throw problem;
  }
}

async function startStripe(settings: SimulatorSettings) {
  const { stripePort, worldFile, webhookSecret, webhookUrl, furtherWebhooks } = settings;
  const initialWorld =
    worldFile === null ? demoWorld() : [...(await readWorldFile(worldFile)), ...otherOwnAccounts()];
  return startStripeSimulator({
    port: stripePort,
    worlds: { initial: () => initialWorld, demo: demoWorld, empty: () => [] },
    initialWorld: "initial",
    ...(webhookSecret === null ? {} : { webhooks: { url: webhookUrl, secret: webhookSecret } }),
    furtherWebhooks,
  });
}

function startIdentity({ identityPort, appUrl, furtherOrigins, clientSecret }: SimulatorSettings) {
  const origins = [...loopbackTwins(appUrl), ...furtherOrigins];
  return startIdentityProvider({
    port: identityPort,
    clientId: "refund-console",
    clientSecret,
    redirectUris: origins.map((origin) => `${origin}/auth/callback`),
    backchannelLogoutUri: `${appUrl}/auth/backchannel-logout`,
    postLogoutRedirectUris: origins.map((origin) => `${origin}/signed-out`),
  });
}

/** People type either name of their own machine, and the provider compares addresses letter by letter. */
function loopbackTwins(appUrl: string): string[] {
  const { protocol, hostname, port } = new URL(appUrl);
  if (hostname !== "127.0.0.1" && hostname !== "localhost") return [appUrl];
  const suffix = port === "" ? "" : `:${port}`;
  return ["127.0.0.1", "localhost"].map((name) => `${protocol}//${name}${suffix}`);
}

async function onPort<Server>(whose: string, port: number, starting: Promise<Server>): Promise<Server> {
  return starting.catch((error: unknown) => {
    if (!isPortTaken(error)) throw error;
    throw new StartProblem(`The ${whose} cannot start, because port ${port} is in use.`, { cause: error });
  });
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
