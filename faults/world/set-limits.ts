import { createHash } from "node:crypto";
import { type LimitSet, noLimits } from "@/lib/core/limits/limit-set";
import type { EmbeddedEngine } from "@/lib/server/database/embedded-engine";

/** What one person may refund alone, in minor units of US dollars; null where nothing limits it. */
export type HistoryLimits = {
  readonly perRefundMinor: number | null;
  /** Over 24 hours. */
  readonly perDayMinor: number | null;
  /** Above it a second factor is asked for; left out where none is. */
  readonly stepUpAboveMinor?: number;
};

/**
 * Puts limits in force for the whole history, past the product; they hold for agents and leads alike. Null where
 * nothing limits an amount; for so many seconds each refund is held back.
 */
export function setLimits(engine: EmbeddedEngine, limits: HistoryLimits | null, holdSeconds: number): void {
  const none: HistoryLimits = { perRefundMinor: null, perDayMinor: null };
  const { perRefundMinor, perDayMinor, stepUpAboveMinor } = limits ?? none;
  const usd = {
    perRefund: perRefundMinor === null ? null : BigInt(perRefundMinor),
    perDay: perDayMinor === null ? null : BigInt(perDayMinor),
    perCharge: null,
    perCustomer: null,
    stepUpAbove: stepUpAboveMinor === undefined ? null : BigInt(stepUpAboveMinor),
  };
  const set: LimitSet = {
    ...noLimits,
    roles: { agent: { usd }, lead: { usd } },
    holdSeconds: { agent: holdSeconds, lead: holdSeconds },
  };
  const content = JSON.stringify(set, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  const sha256 = createHash("sha256").update(content).digest("hex");
  engine.exec(`insert into limit_version (version, content, content_sha256, note, is_in_force,
    proposed_by_issuer, proposed_by_subject, proposed_by_name, proposed_at,
    decided_by_issuer, decided_by_subject, decided_by_name, decided_at)
    values (1, '${content}', '${sha256}', 'for this history', true,
    'https://identity.example', 'one', 'One', now(), 'https://identity.example', 'other', 'Other', now())`);
}
