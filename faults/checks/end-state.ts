import type { Stripe } from "stripe";
import type { EmbeddedEngine } from "@/lib/server/database/embedded-engine";
import type { GivenProof } from "../step-up/given-proof";
import type { HistoryLimits } from "../world/set-limits";
import { strangeMark } from "../world/strange-mark";
import type { Sent } from "../world/wire";

/** Rows as they lie in the database, read without the product's own code. */
export type RequestLine = {
  readonly id: string;
  readonly charge_id: string;
  readonly state: string;
  readonly unknown_mode: string | null;
  readonly amount_minor: string;
  readonly moved_minor: string | null;
  readonly idempotency_key: string;
  readonly refund_id: string | null;
  readonly requester_subject: string;
  readonly attempt_id: string;
  readonly ticket: string;
  readonly repeat_note: string | null;
  readonly created_at: Date;
  readonly first_sent_at: Date | null;
  readonly last_sent_at: Date | null;
  readonly sends: number;
  readonly over_limits: unknown;
  readonly step_up_id: string | null;
  readonly decided_by_subject: string | null;
  readonly approved_sha256: string | null;
};
export type ChargeLine = {
  readonly charge_id: string;
  readonly captured_minor: string;
  readonly reserved_minor: string;
  readonly posted_minor: string;
  readonly external_minor: string;
  readonly blocked_at: Date | null;
};
export type CaseLine = {
  readonly kind: string;
  readonly charge_id: string | null;
  readonly closed_at: Date | null;
};
export type StepUpLine = {
  readonly id: string;
  readonly subject: string;
  readonly charge_id: string;
  readonly attempt_id: string;
  readonly amount_minor: string;
  readonly asked_at: Date;
  readonly proved_at: Date | null;
};
export type NoticeLine = {
  readonly request_id: string | null;
  readonly case_id: string | null;
  readonly event: string;
};
export type AuditLine = {
  readonly seq: string;
  readonly actor: string;
  readonly event: string;
  readonly object: string;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
};

/** All that a history left behind: our books, Stripe's, and every request that went over the wire. */
export type EndState = {
  readonly requests: readonly RequestLine[];
  readonly charges: readonly ChargeLine[];
  readonly cases: readonly CaseLine[];
  readonly audit: readonly AuditLine[];
  readonly notices: readonly NoticeLine[];
  readonly stepUps: readonly StepUpLine[];
  /** Events in the inbox that are about nothing of ours. */
  readonly strangeEvents: number;
  readonly refunds: readonly Stripe.Refund[];
  readonly stripeCharges: readonly Stripe.Charge[];
  readonly sent: readonly Sent[];
  readonly forms: ReadonlySet<string>;
  readonly acknowledged: ReadonlySet<string>;
  readonly strays: ReadonlyMap<string, "lost" | "copied">;
  readonly limits: HistoryLimits | null;
  readonly givenProofs: ReadonlyMap<string, GivenProof>;
  readonly shown: ReadonlySet<string>;
  /** What was sent later than this, in milliseconds of true time, may still be watched; null where nobody knows. */
  readonly watchedSince: number | null;
  /** When the history ended, where the instants in its books can be trusted; null otherwise. */
  readonly trustedUntil: number | null;
  readonly errors: readonly string[];
};

export type Books = Pick<
  EndState,
  "requests" | "charges" | "cases" | "audit" | "notices" | "stepUps" | "strangeEvents"
>;

/** Where nothing of all that is known but the books: of processes that run in their own time. */
export const noHistory = {
  sent: [],
  errors: [],
  strays: new Map(),
  limits: null,
  givenProofs: new Map(),
  shown: new Set(),
  watchedSince: null,
  trustedUntil: null,
} as const satisfies Partial<EndState>;

export function readBooks(engine: EmbeddedEngine): Books {
  const list = <Line>(statement: string) => engine.query<Line>(statement).rows;
  const minor = ["captured", "reserved", "posted", "external"]
    .map((name) => `${name}_minor::text`)
    .join(", ");
  const [strange] = list<{ count: number }>(
    `select count(*)::int as count from event_inbox where event_id like '${strangeMark}%'`,
  );
  return {
    requests: list<RequestLine>(
      "select *, amount_minor::text, moved_minor::text from refund_request order by created_at, id",
    ),
    charges: list<ChargeLine>(`select charge_id, blocked_at, ${minor} from charge_ledger`),
    cases: list<CaseLine>("select kind, charge_id, closed_at from attention_case"),
    audit: list<AuditLine>("select *, seq::text from audit order by audit.seq"),
    stepUps: list<StepUpLine>("select *, amount_minor::text from step_up"),
    notices: list<NoticeLine>("select request_id, case_id, event from notice"),
    strangeEvents: strange?.count ?? 0,
  };
}

export function isLive({ status }: Stripe.Refund): boolean {
  return status === "succeeded" || status === "pending" || status === "requires_action";
}

export function chargeIdOf({ charge }: Stripe.Refund): string {
  return typeof charge === "string" ? charge : (charge?.id ?? "");
}

export function sumMinor(amounts: readonly (string | number | null)[]): bigint {
  return amounts.reduce((sum: bigint, amount) => sum + BigInt(amount ?? 0), 0n);
}
