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

/** What Stripe says of accounts, to whom, as it was answered last. */
type Memory = {
  own: string | null;
  readonly names: Map<string, { readonly name: string | null; readonly until: number }>;
};

type Open = { readonly stripe: Stripe };

/** The connected account with the name that Stripe knows for it. A name that cannot be read is none, never a fault. */
export async function readNamedAccount(
  hands: Open,
  connectedAccount: string | null,
): Promise<NamedAccount | null> {
  if (connectedAccount === null) return null;
  const { stripe } = onAccount(hands, null);
  const { names } = memoryOf(stripe);
  const known = names.get(connectedAccount);
  if (known !== undefined && performance.now() < known.until) {
    return { id: connectedAccount, name: known.name };
  }
  const asked = await readAccountName(stripe, connectedAccount);
  const name = asked.kind === "found" ? asked.value : null;
  const until = performance.now() + (asked.kind === "found" ? foundMilliseconds : missedMilliseconds);
  names.delete(connectedAccount);
  names.set(connectedAccount, { name, until });
  const [oldest] = names.keys();
  if (names.size > rememberedMax && oldest !== undefined) names.delete(oldest);
  return { id: connectedAccount, name };
}

/**
 * The account that an address or a form names, where it is another one than our own; null for our own. Stripe's
 * Dashboard writes our own account into its addresses too, and one charge must not stand in our books under two.
 */
export async function readConnectedBeside(hands: Open, asked: string | null): Promise<Asked<string | null>> {
  if (asked === null) return { kind: "found", value: null, seenAt: new Date(0) };
  const { stripe } = onAccount(hands, null);
  const memory = memoryOf(stripe);
  if (memory.own === null) {
    const own = await readOwnAccountId(stripe);
    if (own.kind !== "found") return own;
    memory.own = own.value;
  }
  return { kind: "found", value: asked === memory.own ? null : asked, seenAt: new Date(0) };
}

/** One for each key that this process works with: what is our own account to one is connected to another. */
function memoryOf(stripe: Stripe): Memory {
  const memories = oncePerProcess("account-names", () => new WeakMap<Stripe, Memory>());
  const memory = memories.get(stripe) ?? { own: null, names: new Map() };
  memories.set(stripe, memory);
  return memory;
}
