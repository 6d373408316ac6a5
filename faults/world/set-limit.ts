import { createHash } from "node:crypto";
import { type LimitSet, noLimits } from "@/lib/core/limits/limit-set";
import type { EmbeddedEngine } from "@/lib/server/database/embedded-engine";

/** Puts one limit in force, past the product: so much may one agent refund at once, in minor units of US dollars. */
export function setLimit(engine: EmbeddedEngine, perRefund: number): void {
  const usd = {
    perRefund: BigInt(perRefund),
    perDay: null,
    perCharge: null,
    perCustomer: null,
    stepUpAbove: null,
  };
  const set: LimitSet = { ...noLimits, roles: { agent: { usd }, lead: {} } };
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
