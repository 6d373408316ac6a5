import type { StripeErrorBody } from "../http/api-refusal";

/** What can be made to go wrong, and when in the life of a request it does. */
export const FAULTS = {
  dropped_before: "the connection closes, nothing was executed",
  reset: "the connection is reset, nothing was executed",
  hang: "no answer ever comes, nothing was executed",
  html_502: "a proxy's HTML page with status 502, nothing was executed",
  proxy_503_json: "a proxy's JSON without an error object and status 503, nothing was executed",
  refusal: "the refusal that the call writes out, kept under the key; nothing was executed",
  error_500: "Stripe's 500, nothing was executed",
  rate_limit_429: "429 rate_limit, nothing was executed",
  lock_timeout_429: "429 lock_timeout, nothing was executed",
  key_expired_401: "401 as for an expired key, nothing was executed",
  permission_missing_403: "403 as for a restricted key without the permission, nothing was executed",
  conflict_409: "409 idempotency_key_in_use, nothing was executed",
  late_execution: "the connection closes, the request is executed delaySeconds later",
  error_500_late: "Stripe's 500, the request is executed delaySeconds later all the same",
  error_500_executed: "executed, but answered with Stripe's 500",
  executed_and_lost: "executed, then the connection closes",
  reset_after: "executed, then the connection is reset",
  half_body: "executed, then the connection closes in the middle of the body",
  garbage_200: "executed, but answered with 200 and no JSON",
  foreign_200: "executed, but answered with 200 and somebody else's JSON",
  slow: "executed and answered after delayMs, its idempotency key in use meanwhile",
} as const;

export type FaultKind = keyof typeof FAULTS;

export interface Fault {
  kind: FaultKind;
  /** Steps of the simulator's clock, for late execution. */
  delaySeconds: number;
  /** Real time, for slow answers. */
  delayMs: number;
  /** What `refusal` answers with. */
  refusal?: PlannedRefusal | null;
}

/** An error answer that no state of the simulator brings about by itself, such as a rule of the account. */
export interface PlannedRefusal {
  status: number;
  body: StripeErrorBody;
}

export interface PlannedFault extends Fault {
  /**
   * `charge` strikes only requests with that parameter, such as a list of one charge's disputes; `account` only
   * those that open that account's books, by its id or by what ours are called.
   */
  on: { method: string | null; path: string; charge?: string | null; account?: string | null };
  times: number;
}

/** What a request is known by. */
interface Target {
  method: string;
  path: string;
  /** The parameter of that name. */
  charge: unknown;
  /** Every name of the account whose books it opens. */
  accounts: readonly string[];
}

/** The faults that wait for a request; the one planned first strikes first. */
export class PlannedFaults {
  private planned: { fault: PlannedFault; pathPattern: RegExp }[] = [];

  add(fault: PlannedFault): void {
    this.planned.push({ fault: { ...fault }, pathPattern: pathPattern(fault.on.path) });
  }

  clear(): void {
    this.planned = [];
  }

  list(): PlannedFault[] {
    return this.planned.map(({ fault }) => fault);
  }

  /** Takes one strike of the first fault that is meant for this request. */
  strike({ method, path, charge, accounts }: Target): Fault | null {
    const hit = this.planned.find(
      ({ fault: { on }, pathPattern: pattern }) =>
        (on.method === null || on.method === method) &&
        (on.charge == null || on.charge === charge) &&
        (on.account == null || accounts.includes(on.account)) &&
        pattern.test(path),
    );
    if (!hit) return null;
    hit.fault.times -= 1;
    if (hit.fault.times <= 0) this.planned = this.planned.filter((other) => other !== hit);
    return hit.fault;
  }
}

/** `*` stands for anything, `{name}` for one segment. */
function pathPattern(path: string): RegExp {
  const source = path
    .split(/(\*|\{[^}]*\})/)
    .map((part) => {
      if (part === "*") return ".*";
      return part.startsWith("{") ? "[^/]+" : part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`);
}
