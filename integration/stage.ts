import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { Stripe } from "stripe";
import type { Operator, Role } from "@/lib/core/operator";
import type { OpenDatabase } from "@/lib/server/database/database";
import { openEmbedded } from "@/lib/server/database/open-embedded";
import { openPostgres } from "@/lib/server/database/open-postgres";
import type { Hands } from "@/lib/server/hands";
import { mintOperator } from "@/lib/server/identity/mint-operator";
import { makeStripe } from "@/lib/server/stripe/make-stripe";
import { type StripeSimulator, startStripeSimulator } from "../simulator/stripe/start-stripe-simulator";

/** The databases that every suite of the hands runs on; Postgres only where the run has started one. */
export const databases = ["embedded", "postgres"] as const;
export type DatabaseKind = (typeof databases)[number];

const serverUrl = process.env.TEST_POSTGRES_URL;

export function isAvailable(kind: DatabaseKind): boolean {
  return kind === "embedded" || serverUrl !== undefined;
}

/** Real parts side by side: a database of its own, a Stripe simulator of its own, the real SDK between. */
export type Stage = {
  readonly hands: Hands;
  readonly stripeSettings: Parameters<typeof makeStripe>[0];
  /** A client of the company beside ours, as the Dashboard would act. */
  readonly dashboard: Stripe;
  readonly control: (call: string, body?: object) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

export async function openStage(kind: DatabaseKind): Promise<Stage> {
  const simulator = await startStripeSimulator({
    port: 0,
    worlds: { empty: () => [] },
    initialWorld: "empty",
  });
  const { open, discard } = await openOwnDatabase(kind);
  const apiBase = new URL(simulator.url);
  const stripeSettings = { secretKey: "sk_test_stage", livemode: false, apiBase, webhookSecrets: [] };
  const stripe = makeStripe(stripeSettings);
  return {
    stripeSettings,
    hands: handsOn(open, stripe),
    dashboard: stripe,
    control: (call, body) => control(simulator, call, body),
    close: async () => {
      await simulator.close();
      await open.close();
      await discard();
    },
  };
}

function handsOn({ database }: OpenDatabase, stripe: Stripe): Hands {
  return {
    database,
    stripe,
    clock: { now: () => new Date(), monotonicMilliseconds: () => performance.now() },
    newNumber: () => randomBytes(16).toString("hex"),
    chance: () => 0,
    livemode: false,
  };
}

async function openOwnDatabase(
  kind: DatabaseKind,
): Promise<{ open: OpenDatabase; discard: () => Promise<void> }> {
  if (kind === "embedded") {
    const directory = await mkdtemp(join(tmpdir(), "refund-console-stage-"));
    const discard = () => rm(directory, { recursive: true, force: true });
    return { open: await openEmbedded(directory), discard };
  }
  const name = `stage_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl ?? "");
  url.pathname = `/${name}`;
  return {
    open: await openPostgres(url.href),
    discard: () => onServer(`drop database ${name} with (force)`),
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Steers the simulator; `call` is such as `POST faults`. */
async function control({ url }: StripeSimulator, call: string, body?: object): Promise<unknown> {
  const [method, path] = call.split(" ");
  const response = await fetch(`${url}/_simulator/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`the simulator refused ${call}: ${JSON.stringify(answer)}`);
  return answer;
}

/** A signed-in person, minted as the product mints one. */
export function operatorNamed(name: string, roles: readonly Role[] = ["agent"]): Operator {
  const now = new Date();
  return mintOperator({
    issuer: "https://identity.example",
    subject: `subject-of-${name}`,
    name,
    email: `${name.toLowerCase()}@acme.example`,
    roles: [...roles],
    providerSessionId: null,
    authenticatedAt: now,
    acr: null,
    signedInAt: now,
    rolesAt: now,
    seenAt: now,
  });
}
