import "server-only";
import { oncePerAccount } from "@/lib/server/once-per-account";
import { oncePerProcess } from "@/lib/server/once-per-process";
import { type BucketTerms, TokenBuckets } from "@/lib/server/token-buckets";

const mostKeys = 10_000;

/**
 * Signing in is counted by address, for nobody is known yet: a whole office may share one. Searches are counted by
 * person and account, for Stripe counts them for the company's account. Of signed messages only those count whose signature did not
 * hold: Stripe sends thousands at once after an outage, and none of them may be turned away.
 */
const limits = {
  sign_in: { capacity: 120, perSecond: 2, mostKeys },
  search: { capacity: 60, perSecond: 1, mostKeys },
  forged_message: { capacity: 60, perSecond: 1, mostKeys },
} as const satisfies Record<string, BucketTerms>;

export type Limit = keyof typeof limits;

export function bucketsOf(limit: Limit): TokenBuckets {
  const make = () => new TokenBuckets(limits[limit]);
  return limit === "search"
    ? oncePerAccount("rate-limit-search", make)
    : oncePerProcess(`rate-limit-${limit}`, make);
}

const longestAddress = 100;

/**
 * Where a request came from, as the nearest server in front of us saw it: the last address of the list, for
 * what stands before it may be made up. Without a server in front that writes the list, all of it may be.
 */
export function clientAddress(headers: Pick<Headers, "get">): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return last.slice(0, longestAddress);
}
