import "server-only";
import { Stripe } from "stripe";
import { oncePerProcess } from "@/lib/server/once-per-process";

type Config = NonNullable<ConstructorParameters<typeof Stripe>[1]>;

/** The clients of one key: our own account's, and one for each connected account that was asked about lately. */
type Family = {
  readonly own: Stripe;
  readonly make: (stripeAccount: string) => Stripe;
  readonly connected: Map<string, Stripe>;
};

type Member = { readonly family: Family; readonly connectedAccount: string | null };

/** A client is small: it shares its connections. Those that were not asked for longest are let go. */
const connectedMax = 500;

// A module variable would exist several times in one process, and know some clients only.
function members(): WeakMap<Stripe, Member> {
  return oncePerProcess("stripe-clients", () => new WeakMap<Stripe, Member>());
}

/** A client of our own account, from which those of connected accounts can be had. */
export function makeClient(secretKey: string, config: Config): Stripe {
  const own = new Stripe(secretKey, config);
  const make = (stripeAccount: string) => new Stripe(secretKey, { ...config, stripeAccount });
  const family: Family = { own, make, connected: new Map() };
  members().set(own, { family, connectedAccount: null });
  return own;
}

/**
 * The same hands, whose every call to Stripe is about this account: the client itself sets `Stripe-Account`, so no
 * single call can forget it. Null is our own account, also where the given hands are on another one.
 * @throws Error for a client that `makeClient` did not make.
 */
export function onAccount<Open extends { readonly stripe: Stripe }>(
  hands: Open,
  connectedAccount: string | null,
): Open {
  const member = memberOf(hands.stripe);
  if (member.connectedAccount === connectedAccount) return hands;
  const { family } = member;
  const stripe = connectedAccount === null ? family.own : clientOf(family, connectedAccount);
  return { ...hands, stripe };
}

/** The connected account that all calls of this client are about; null for our own. */
export function accountOf(stripe: Stripe): string | null {
  return memberOf(stripe).connectedAccount;
}

function memberOf(stripe: Stripe): Member {
  const member = members().get(stripe);
  if (member === undefined) throw new Error("this client of Stripe's knows no connected accounts");
  return member;
}

function clientOf(family: Family, connectedAccount: string): Stripe {
  const { connected } = family;
  const client = connected.get(connectedAccount) ?? family.make(connectedAccount);
  // The one that was just asked for stands last.
  connected.delete(connectedAccount);
  connected.set(connectedAccount, client);
  members().set(client, { family, connectedAccount });
  const [longestUnasked] = connected.keys();
  if (connected.size > connectedMax && longestUnasked !== undefined) connected.delete(longestUnasked);
  return client;
}
