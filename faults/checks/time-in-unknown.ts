import type { AuditLine } from "./end-state";

type Line = { readonly at: string; readonly facts: { readonly from?: string; readonly to?: string } };

/** How long each request was in `unknown` before anything else came of it, by the instants of the audit log. */
export function timeInUnknown(audit: readonly AuditLine[]): number[] {
  const since = new Map<string, number>();
  return audit.flatMap(({ object, body }) => {
    const { at, facts } = JSON.parse(body) as Line;
    const now = Date.parse(at);
    const begun = since.get(object);
    if (facts.to === "unknown" && begun === undefined) since.set(object, now);
    if (facts.to === undefined || facts.to === "unknown" || begun === undefined) return [];
    since.delete(object);
    return [now - begun];
  });
}
