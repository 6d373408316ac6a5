/** What can happen to one request on its way to Stripe and back. Those the simulator knows bear its names. */
export const wireFaults = [
  "refused_connection",
  "dropped_before",
  "reset",
  "hang",
  "hang_executed",
  "executed_and_lost",
  "reset_after",
  "late_execution",
  "half_body",
  "garbage_200",
  "foreign_200",
  "html_502",
  "proxy_503_json",
  "error_500",
  "error_500_executed",
  "error_500_late",
  "rate_limit_429",
  "lock_timeout_429",
  "conflict_409",
  "refusal_400",
  "refusal_402",
  "key_expired_401",
  "permission_missing_403",
] as const;
export type WireFault = (typeof wireFaults)[number];

/** The calls that the product makes of Stripe, as the coverage table names them. */
export const wireCalls = ["read charge", "list refunds", "list events", "send part", "send whole"] as const;
export type WireCall = (typeof wireCalls)[number];

export function callOf(method: string, path: string): WireCall {
  if (method === "POST") return path.startsWith("/v1/refunds") ? "send part" : "send whole";
  if (path.startsWith("/v1/refunds")) return "list refunds";
  return path.startsWith("/v1/events") ? "list events" : "read charge";
}

export function isSend(call: WireCall): boolean {
  return call === "send part" || call === "send whole";
}
