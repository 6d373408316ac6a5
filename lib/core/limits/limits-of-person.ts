import type { Operator } from "@/lib/core/operator";
import type { CurrencyLimits, LimitSet, LimitsByCurrency } from "./limit-set";

/** Identity and roles are all that limits depend on. */
export type LimitedPerson = Pick<Operator, "issuer" | "subject" | "roles">;

/**
 * What one person may refund alone in a currency; null when nobody set a limit for it. A person's own limits
 * replace the role's, also when they are lower; of several roles the more generous one counts.
 */
export function limitsOfPerson(
  set: LimitSet,
  person: LimitedPerson,
  currency: string,
): CurrencyLimits | null {
  const own = set.people.find(
    ({ issuer, subject }) => issuer === person.issuer && subject === person.subject,
  );
  const personal = own && limitsIn(own.limits, currency);
  if (personal) return personal;
  const held = (["agent", "lead"] as const)
    .filter((role) => person.roles.includes(role))
    .flatMap((role) => limitsIn(set.roles[role], currency) ?? []);
  return held.reduce<CurrencyLimits | null>(
    (all, one) => (all === null ? one : moreGenerous(all, one)),
    null,
  );
}

/** Own entries only: a currency called `constructor` is none. */
function limitsIn(limits: LimitsByCurrency, currency: string): CurrencyLimits | null {
  return Object.hasOwn(limits, currency) ? (limits[currency] ?? null) : null;
}

function moreGenerous(left: CurrencyLimits, right: CurrencyLimits): CurrencyLimits {
  return {
    perRefund: larger(left.perRefund, right.perRefund),
    perDay: larger(left.perDay, right.perDay),
    perCharge: larger(left.perCharge, right.perCharge),
    perCustomer: larger(left.perCustomer, right.perCustomer),
    stepUpAbove: larger(left.stepUpAbove, right.stepUpAbove),
  };
}

/** Null is no limit, which is more than any. */
function larger(left: bigint | null, right: bigint | null): bigint | null {
  if (left === null || right === null) return null;
  return left > right ? left : right;
}
