import type { EndState } from "./end-state";

const told = ["awaiting_approval", "returned", "approved", "rejected", "expired"].map((to) => `refund.${to}`);

/** Each step that people wait for has its notice on both ways, written with it; nothing else has one. */
export function noticeFaults({ requests, audit, notices }: EndState): string[] {
  const owed = new Map<string, number>();
  const owe = (subject: string, event: string) => {
    const key = `${subject} ${event}`;
    owed.set(key, (owed.get(key) ?? 0) + 2);
  };
  const ofTwo = new Set(requests.filter(({ over_limits: over }) => over !== null).map(({ id }) => id));
  for (const { event, object, body } of audit) {
    if (ofTwo.has(object) && told.includes(event)) owe(object, event.slice("refund.".length));
    if (event === "attention.opened") owe(caseIn(body), "needs_attention");
  }
  for (const { request_id: request, case_id: opened, event } of notices) {
    const key = `${request ?? opened} ${event}`;
    owed.set(key, (owed.get(key) ?? 0) - 1);
  }
  return [...owed].flatMap(([key, count]) => (count === 0 ? [] : [`${key}: ${count} notices are missing`]));
}

function caseIn(body: string): string {
  return (JSON.parse(body) as { facts: { caseId: string } }).facts.caseId;
}
