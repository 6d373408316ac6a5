import "server-only";
import { type FaultList, type Variables, valueOf } from "./environment-faults";

const shortestToken = 32;

/** What whoever reads `/metrics` must show; null where there is no such address. False after a fault. */
export function readMetricsToken(variables: Variables, faults: FaultList): string | null | false {
  const token = valueOf(variables, "METRICS_TOKEN");
  // The characters that a bearer token may have. Source: RFC 6750, 2.1.
  if (token === null || (token.length >= shortestToken && /^[\w.~+/-]+=*$/.test(token))) return token;
  faults.add(
    "METRICS_TOKEN",
    `must have at least ${shortestToken} characters: letters, digits and - . _ ~ + / with = at its end.`,
  );
  return false;
}
