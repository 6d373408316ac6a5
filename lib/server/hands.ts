import "server-only";
import { randomBytes, randomInt } from "node:crypto";
import type Stripe from "stripe";
import { inAccount } from "@/lib/server/account-scope";
import { Comparison } from "@/lib/server/comparison";
import type { Database } from "@/lib/server/database/database";
import { openDatabase } from "@/lib/server/database/open-database";
import { environment, inEveryAccount, installation } from "@/lib/server/environment";
import { oncePerAccount } from "@/lib/server/once-per-account";
import { makeStripe } from "@/lib/server/stripe/make-stripe";

/** All of one account that touches the world, in one place, so that a run can be played with other ones. */
export type Hands = {
  readonly database: Database;
  readonly stripe: Stripe;
  readonly clock: Clock;
  /** 128 random bits as 32 hexadecimal digits. */
  readonly newNumber: () => string;
  /** A random number from 0 up to 1, for pauses. */
  readonly chance: () => number;
  readonly livemode: boolean;
  /** Whether the company's sign-in can ask for a second factor. */
  readonly canStepUp: boolean;
  /** Before it is over nothing is sent for the first time. */
  readonly comparison: Comparison;
};

export type Clock = {
  readonly now: () => Date;
  /** Milliseconds that only ever grow, whatever is done to the wall clock. */
  readonly monotonicMilliseconds: () => number;
};

type OpenHands = { readonly hands: Hands; readonly close: () => Promise<void> };

/** Those of the account that the work at hand is for: no other account's books or key can be reached by them. */
export async function hands(): Promise<Hands> {
  return (await opened()).hands;
}

/**
 * Opens the hands of every account, one after another: the folder of the first holds those of the others. In the order
 * in which the accounts are configured.
 */
export async function openAllHands(): Promise<Hands[]> {
  const all: Hands[] = [];
  for (const { account } of installation().accounts) all.push(await inAccount(account.key, hands));
  return all;
}

/** Closes what was opened: for the end of the process. */
export async function closeHands(): Promise<void> {
  await inEveryAccount(async () => (await opened()).close());
}

/** Next evaluates a module several times in one process; the database may be opened only once. */
function opened(): Promise<OpenHands> {
  return oncePerAccount("hands", open);
}

async function open(): Promise<OpenHands> {
  const { database: target, stripe, auth } = environment();
  const { database, close } = await openDatabase(target);
  const { livemode } = stripe;
  const canStepUp = auth.mode === "oidc" && auth.stepUp !== null;
  const comparison = new Comparison();
  return {
    hands: {
      database,
      stripe: makeStripe(stripe),
      clock,
      newNumber,
      chance,
      livemode,
      canStepUp,
      comparison,
    },
    close,
  };
}

const clock: Clock = {
  now: () => new Date(),
  monotonicMilliseconds: () => performance.now(),
};

function newNumber(): string {
  return randomBytes(16).toString("hex");
}

function chance(): number {
  return randomInt(1_000_000) / 1_000_000;
}
