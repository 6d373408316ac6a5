import { auditFaults } from "../checks/audit-faults";
import { type Books, noHistory } from "../checks/end-state";

const nothingOutside = {
  ...noHistory,
  refunds: [],
  stripeCharges: [],
  forms: new Set<string>(),
  acknowledged: new Set<string>(),
};

/** Texts that the form's rules let nobody write: controls apart from line breaks, and marks that turn the text. */
const unsafe = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029\uFEFF]/u;

/** The log against the rows it tells of, and the rows against the grammar of what may be asked for. */
export function bookFaults(books: Books): string[] {
  return [
    ...auditFaults({ ...books, ...nothingOutside }),
    ...books.requests.flatMap((row) => rowFaults(books, row)),
  ];
}

function rowFaults({ audit }: Books, row: Books["requests"][number]): string[] {
  const { id } = row;
  const asked = audit.filter(({ object, event }) => object === id && event === "refund.requested");
  if (asked.length !== 1) return [`${id} was asked for ${asked.length} times`];
  const { facts } = JSON.parse(asked[0]?.body ?? "{}") as { facts: Readonly<Record<string, unknown>> };
  const told = [facts.chargeId, facts.amountMinor, facts.attemptId, facts.requesterSubject].map(String);
  const kept = [row.charge_id, row.amount_minor, row.attempt_id, row.requester_subject];
  return [
    ...(told.join() === kept.join() ? [] : [`${id} is not what the log says was asked for`]),
    ...(/^[0-9a-f]{32}$/.test(row.attempt_id) ? [] : [`${id} came of the form ${row.attempt_id}`]),
    ...(textsOf(row).some((text) => unsafe.test(text)) ? [`${id} holds an unsafe text`] : []),
  ];
}

function textsOf(row: object): string[] {
  return Object.values(row).flatMap((value) => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null && !(value instanceof Date) ? textsOf(value) : [];
  });
}
