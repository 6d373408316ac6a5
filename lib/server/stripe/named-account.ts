import "server-only";
import type Stripe from "stripe";
import type { NamedAccount } from "@/lib/core/charge/connected-account";
import { oncePerProcess } from "@/lib/server/once-per-process";
import { readAccountName, readOwnAccountId } from "./accounts";
import type { Asked } from "./ask";
import { onAccount } from "./on-account";

const rememberedMax = 1_000;

/** A name changes rarely; one that could not be read is asked for again sooner. */
const foundMilliseconds = 3_600_000;
const missedMilliseconds = 60_000;

type Remembered = { readonly text: string | null; readonly until: number };

/** The connected account with the name that Stripe knows for it. A name that cannot be read is none, never a fault. */
export async function readNamedAccount(
  hands: { readonly stripe: Stripe },
  connectedAccount: string | null,
): Promise<NamedAccount | null> {
  if (connectedAccount === null) return null;
  const { stripe } = onAccount(hands, null);
  const name = await remembered(stripe, connectedAccount, () => readAccountName(stripe, connectedAccount));
  return { id: connectedAccount, name };
}

/**
 * The account that an address names, where it is another one than our own: Stripe's Dashboard also writes our own
 * account into its addresses, and a charge of ours is asked for without.
 */
export async function connectedBeside(
  hands: { readonly stripe: Stripe },
  asked: string | null,
): Promise<string | null> {
  if (asked === null) return null;
  const { stripe } = onAccount(hands, null);
  const own = await remembered(stripe, "our own", () => readOwnAccountId(stripe));
  return asked === own ? null : asked;
}

async function remembered(
  stripe: Stripe,
  key: string,
  question: () => Promise<Asked<string | null>>,
): Promise<string | null> {
  const known = memoryOf(stripe);
  const found = known.get(key);
  if (found !== undefined && performance.now() < found.until) return found.text;
  const asked = await question();
  const text = asked.kind === "found" ? asked.value : null;
  const until = performance.now() + (asked.kind === "found" ? foundMilliseconds : missedMilliseconds);
  known.delete(key);
  known.set(key, { text, until });
  const [oldest] = known.keys();
  if (known.size > rememberedMax && oldest !== undefined) known.delete(oldest);
  return text;
}

/** One for each key that this process works with: what is our own account to one is connected to another. */
function memoryOf(stripe: Stripe): Map<string, Remembered> {
  const memories = oncePerProcess("account-names", () => new WeakMap<Stripe, Map<string, Remembered>>());
  const memory = memories.get(stripe) ?? new Map<string, Remembered>();
  memories.set(stripe, memory);
  return memory;
}
