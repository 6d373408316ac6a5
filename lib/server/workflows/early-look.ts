import "server-only";
import { type AskedAddress, accountScopes } from "@/lib/server/account-scope";
import { environment } from "@/lib/server/environment";
import { type Hands, hands } from "@/lib/server/hands";
import { decideGuard } from "@/lib/server/identity/guard-decision";
import { identify } from "@/lib/server/identity/identify";
import { oncePerProcess } from "@/lib/server/once-per-process";
import type { Asked } from "@/lib/server/stripe/ask";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import type { GatheredCharge } from "@/lib/server/stripe/gathered-charge";
import { askWatchingClock } from "@/lib/server/stripe/watch-clock";
import { type Moment, momentOf } from "./marked-send";

/** A look at Stripe that is under way, and when it began: whoever acts on it counts its age from there. */
export type BegunLook = {
  readonly lookedAt: Moment;
  readonly gathered: Promise<Asked<GatheredCharge>>;
};

type EarlyLook = BegunLook & { readonly chargeId: string };

/** The address and the headers of an action that has just come in; none of its content is known yet. */
export type ArrivedAction = {
  readonly url: string;
  readonly header: (name: string) => string | undefined;
};

/** A form whose content takes longer than this to come is answered with a look of its own. */
const keptMilliseconds = 5_000;

/** By the request that is being answered: none ever finds another's. */
function earlyLooks(): WeakMap<AskedAddress, EarlyLook> {
  return oncePerProcess("early-looks", () => new WeakMap<AskedAddress, EarlyLook>());
}

/** Puts the beginning where `scripts/serve/look-early.mjs` finds it, which sees a request before Next does. */
export function offerEarlyLook(): void {
  const slots: Record<symbol, unknown> = globalThis;
  slots[Symbol.for("refund-console.look-early")] = beginEarlyLook;
}

/** Begins to look at a charge on the account that the hands are on. */
export function beginLook({ clock, stripe }: Hands, chargeId: string): BegunLook {
  const lookedAt = momentOf(clock);
  return { lookedAt, gathered: askWatchingClock(clock, () => gatherCharge(stripe, chargeId)) };
}

/**
 * Begins the look that a refund's action will ask for, while the framework still reads its form; comes back once it has
 * begun. Only for whoever passes the guard; it decides nothing and shows nothing, and the action asks the guard again.
 */
export async function beginEarlyLook(arrived: ArrivedAction): Promise<void> {
  const request = currentRequest();
  if (request === null) return;
  // What breaks here breaks in the action as well, which can say so.
  const look = await begin(arrived).catch(() => null);
  if (look !== null) earlyLooks().set(request, look);
}

/** The look that began with the request that is being answered, if it is of this charge and young; once. */
export async function takeEarlyLook(chargeId: string): Promise<BegunLook | null> {
  const request = currentRequest();
  if (request === null) return null;
  const look = earlyLooks().get(request);
  earlyLooks().delete(request);
  if (look === undefined || look.chargeId !== chargeId) return null;
  const { clock } = await hands();
  const age = clock.monotonicMilliseconds() - look.lookedAt.monotonicMilliseconds;
  return age < keptMilliseconds ? look : null;
}

async function begin({ url, header }: ArrivedAction): Promise<EarlyLook | null> {
  const chargeId = /^\/charges\/((?:ch|py)_[A-Za-z0-9]{8,64})$/.exec(url)?.[1];
  if (chargeId === undefined) return null;
  if (!(await mayRefund(header))) return null;
  const begun = beginLook(await hands(), chargeId);
  // Perhaps nobody takes it: then its end is nobody's fault.
  begun.gathered.catch(() => undefined);
  return { chargeId, ...begun };
}

async function mayRefund(header: ArrivedAction["header"]): Promise<boolean> {
  const { appUrl, auth } = environment();
  // A gateway's assertion is noted where it arrives; it is verified once, by the page or action it came for.
  if (auth.mode === "proxy") return false;
  const headers = { get: (name: string) => header(name) ?? null };
  const cookies = { get: (name: string) => cookieOf(header("cookie"), name) };
  const identity = await identify({ headers, cookies });
  return decideGuard({ headers, identity, permission: "refunds.request", now: new Date(), appUrl }).ok;
}

/** The names and values that this product looks for hold no sign that a cookie would have to escape. */
function cookieOf(header: string | undefined, name: string): { readonly value: string } | undefined {
  const found = header?.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? undefined : { value: found.slice(name.length + 1) };
}

function currentRequest(): AskedAddress | null {
  const scope = accountScopes().getStore();
  return scope !== undefined && "url" in scope ? scope : null;
}
