import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inAccount } from "@/lib/server/account-scope";
import type { DatabaseKind } from "@/lib/server/database/test-database";
import { createServerDatabase } from "@/lib/server/database/test-server-database";
import { readInstallation } from "@/lib/server/environment-installation";
import { closeHands, type Hands, openAllHands } from "@/lib/server/hands";
import { type StripeSimulator, startStripeSimulator } from "../simulator/stripe/start-stripe-simulator";
import { demoWorld } from "../simulator/worlds/demo";

export const accountKeys = ["", "us"] as const;
export type AccountKey = (typeof accountKeys)[number];

/** Two accounts of one process, opened as the product opens them, each at a Stripe that has the very same numbers. */
export type AccountsStage = {
  readonly hands: Readonly<Record<AccountKey, Hands>>;
  readonly simulators: Readonly<Record<AccountKey, StripeSimulator>>;
  readonly close: () => Promise<void>;
};

export const origins = { "": "http://127.0.0.1:3000", us: "http://us.localhost:3000" } as const;
export const webhookSecrets = { "": "whsec_first", us: "whsec_us" } as const;

export async function openAccountsStage(kind: DatabaseKind): Promise<AccountsStage> {
  const folder = await mkdtemp(join(tmpdir(), "refund-console-accounts-"));
  const server = kind === "postgres" ? await createServerDatabase(null) : null;
  const [first, us] = await Promise.all([startWorld(), startWorld()]);
  install({
    DATABASE_URL: server?.url,
    DATA_DIR: folder,
    STRIPE_API_BASE: first.url,
    STRIPE_API_BASE_US: us.url,
  });
  const [handsOfFirst, handsOfUs] = await openAllHands();
  if (handsOfFirst === undefined || handsOfUs === undefined) throw new Error("two accounts have hands");
  for (const { comparison } of [handsOfFirst, handsOfUs]) comparison.end();
  return {
    hands: { "": handsOfFirst, us: handsOfUs },
    simulators: { "": first, us },
    close: async () => {
      await closeHands();
      await Promise.all([first.close(), us.close()]);
      await server?.discard();
      await rm(folder, { recursive: true });
      forget();
    },
  };
}

function startWorld(): Promise<StripeSimulator> {
  return startStripeSimulator({ port: 0, worlds: { demo: demoWorld }, initialWorld: "demo" });
}

/** In place of what the process would read from its own variables. */
function install(variables: Record<string, string | undefined>): void {
  const reading = readInstallation({
    APP_URL: origins[""],
    STRIPE_SECRET_KEY: "sk_test_stage",
    STRIPE_WEBHOOK_SECRET: webhookSecrets[""],
    AUTH_MODE: "oidc",
    AUTH_ROLES: "agent=agents",
    OIDC_ISSUER: "http://127.0.0.1:9400",
    OIDC_CLIENT_ID: "refund-console",
    OIDC_CLIENT_SECRET: "a secret of the test",
    SESSION_SECRET: "thirty-two bytes at the very least: !",
    MORE_ACCOUNTS: "us",
    APP_URL_US: origins.us,
    STRIPE_SECRET_KEY_US: "sk_test_stage_of_us",
    STRIPE_WEBHOOK_SECRET_US: webhookSecrets.us,
    LOG_LEVEL: "silent",
    ...variables,
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  forget();
  const slots: Record<symbol, unknown> = globalThis;
  slots[Symbol.for("refund-console.installation")] = reading.installation;
}

/** The next stage of this process opens everything anew. */
function forget(): void {
  const slots: Record<symbol, unknown> = globalThis;
  for (const slot of ["installation", "hands", "hands of us", "watchers", "watchers of us"]) {
    delete slots[Symbol.for(`refund-console.${slot}`)];
  }
}

export function inBoth<T>(work: (key: AccountKey) => Promise<T>): Promise<T[]> {
  return Promise.all(accountKeys.map((key) => inAccount(key, () => work(key))));
}
