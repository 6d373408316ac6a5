import "server-only";
import { isLoopback, readAddress } from "./environment-addresses";
import { type FaultList, requiredValue, type Variables, valueOf } from "./environment-faults";

export type StripeEnvironment = {
  readonly secretKey: string;
  readonly livemode: boolean;
  /** Null for Stripe itself; otherwise a simulator on this machine. */
  readonly apiBase: URL | null;
  readonly webhookSecrets: readonly string[];
  /** Metadata keys under which payments carry an order's, a ticket's or an invoice's number. */
  readonly searchKeys: readonly string[];
};

export function readStripe(variables: Variables, faults: FaultList): StripeEnvironment | null {
  const secretKey = readSecretKey(variables, faults);
  const apiBase = readApiBase(variables, faults);
  const webhookSecrets = readWebhookSecrets(variables, faults);
  const searchKeys = readSearchKeys(variables, faults);
  if (secretKey === null || apiBase === "faulty" || webhookSecrets === null || searchKeys === null)
    return null;
  return { secretKey, livemode: isLiveKey(secretKey), apiBase, webhookSecrets, searchKeys };
}

/** Stripe's secret and restricted keys carry their mode in the prefix. Source: docs.stripe.com/keys. */
export function isLiveKey(secretKey: string): boolean {
  return /^(sk|rk)_live_/.test(secretKey);
}

function readSecretKey(variables: Variables, faults: FaultList): string | null {
  const key = requiredValue(variables, "STRIPE_SECRET_KEY", faults);
  if (key === null) return null;
  if (/^(sk|rk)_(test|live)_\w+$/.test(key)) return key;
  return faults.add("STRIPE_SECRET_KEY", "must begin with sk_test_, rk_test_, sk_live_ or rk_live_.");
}

function readApiBase(variables: Variables, faults: FaultList): URL | null | "faulty" {
  const text = valueOf(variables, "STRIPE_API_BASE");
  if (text === null) return null;
  const address = readAddress("STRIPE_API_BASE", text, faults);
  if (address === null) return "faulty";
  if (isLoopback(address) && address.pathname === "/") return address;
  faults.add("STRIPE_API_BASE", "must be an origin on this machine: it is only there for a simulator.");
  return "faulty";
}

function readWebhookSecrets(variables: Variables, faults: FaultList): readonly string[] | null {
  const text = valueOf(variables, "STRIPE_WEBHOOK_SECRET");
  const secrets = text === null ? [] : text.split(",").map((secret) => secret.trim());
  if (secrets.every((secret) => /^whsec_\S+$/.test(secret))) return secrets;
  return faults.add(
    "STRIPE_WEBHOOK_SECRET",
    "must hold secrets that begin with whsec_, separated by commas.",
  );
}

const usualSearchKeys =
  "order,order_id,order_number,orderId,ticket,ticket_id,invoice,invoice_number,booking,reference";

/** As many alternatives as one query of Stripe's search takes. Source: docs.stripe.com/search. */
const searchKeysMax = 10;

function readSearchKeys(variables: Variables, faults: FaultList): readonly string[] | null {
  const text = valueOf(variables, "STRIPE_SEARCH_KEYS") ?? usualSearchKeys;
  const keys = text.split(",").map((key) => key.trim());
  if (keys.length <= searchKeysMax && keys.every((key) => /^[^[\]"\\]{1,40}$/.test(key))) return keys;
  return faults.add(
    "STRIPE_SEARCH_KEYS",
    `must hold at most ${searchKeysMax} metadata keys of at most 40 characters, separated by commas.`,
  );
}
