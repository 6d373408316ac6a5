import { createHash } from "node:crypto";
import type { AuditLine, EndState } from "./end-state";

/** The plan's table of steps, written down a second time: the product's own table is under test as well. */
const legalSteps: Readonly<Record<string, readonly string[]>> = {
  awaiting_approval: ["approved", "returned", "rejected", "expired", "withdrawn"],
  returned: ["awaiting_approval", "expired", "withdrawn"],
  held: ["submitting", "withdrawn"],
  approved: ["submitting", "awaiting_approval", "withdrawn"],
  submitting: ["unknown", "pending", "requires_action", "succeeded", "failed", "canceled"],
  unknown: ["unknown", "submitting", "pending", "requires_action", "succeeded", "failed", "canceled"],
  pending: ["requires_action", "succeeded", "failed", "canceled"],
  requires_action: ["pending", "succeeded", "failed", "canceled"],
  succeeded: ["failed", "canceled"],
};

type Step = { readonly event: string; readonly from: string | null; readonly to: string };

/** What is wrong with the story that the audit log tells: its chain, and each request's steps in it. */
export function auditFaults(end: EndState): string[] {
  return [
    ...chainFaults(end.audit),
    ...promisedTooMuch(end),
    ...end.requests.flatMap(({ id, state }) => storyFaults(end, id, state)),
  ];
}

function chainFaults(audit: readonly AuditLine[]): string[] {
  let previous = "start";
  return audit.flatMap(({ seq, body, hash, previous_hash: link }, index) => {
    const expected = createHash("sha256").update(`rd-audit-1|${seq}|${previous}|${body}`).digest("hex");
    const holds = hash === expected && link === previous && seq === String(index + 1);
    previous = hash;
    return holds ? [] : [`audit row ${seq} does not hold`];
  });
}

/** After these nothing of the request is promised any more. */
const freeing: ReadonlySet<string> = new Set(
  ["failed", "canceled", "rejected", "expired", "withdrawn"].map((state) => `refund.${state}`),
);

/** At the moment of each request, all that was promised of its charge must fit into what was paid. */
function promisedTooMuch({ audit, charges }: EndState): string[] {
  const promised = new Map<string, { readonly chargeId: string; readonly minor: bigint }>();
  return audit.flatMap(({ event, object, body }) => {
    const { facts } = JSON.parse(body) as { facts: { chargeId?: string; amountMinor?: string } };
    const { chargeId = promised.get(object)?.chargeId ?? "", amountMinor } = facts;
    if (freeing.has(event)) promised.delete(object);
    else if (event.startsWith("refund.") && amountMinor !== undefined && object.startsWith("rq_")) {
      promised.set(object, { chargeId, minor: BigInt(amountMinor) });
    }
    if (event !== "refund.requested") return [];
    const sum = [...promised.values()].reduce(
      (all, one) => all + (one.chargeId === chargeId ? one.minor : 0n),
      0n,
    );
    const captured = BigInt(charges.find(({ charge_id: id }) => id === chargeId)?.captured_minor ?? 0);
    return sum > captured ? [`${chargeId}: ${sum} promised of ${captured}`] : [];
  });
}

function storyFaults({ audit }: EndState, requestId: string, state: string): string[] {
  const steps = audit.filter(({ object }) => object === requestId).flatMap(stepIn);
  const faults: string[] = [];
  let current: string | null = null;
  for (const { event, from, to } of steps) {
    const follows = current === null || from === current;
    const isLegal = current === null ? isFirst(event, to) : (legalSteps[current]?.includes(to) ?? false);
    if (!follows || !isLegal) faults.push(`${requestId} went from ${current ?? "nothing"} to ${to}`);
    current = to;
  }
  if (current !== state) faults.push(`${requestId} is ${state}, its story ends at ${current ?? "nothing"}`);
  return faults;
}

/** A row that was lost begins with what Stripe shows of it. */
function isFirst(event: string, to: string): boolean {
  return event === "refund.recovered" || ["approved", "held", "awaiting_approval"].includes(to);
}

function stepIn({ event, body }: AuditLine): Step[] {
  const { facts } = JSON.parse(body) as { facts: { from?: string; to?: string } };
  return facts.to === undefined ? [] : [{ event, from: facts.from ?? null, to: facts.to }];
}
