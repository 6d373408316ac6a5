import "server-only";
import { Stripe } from "stripe";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { assertOutsideTransaction } from "@/lib/server/open-transaction";

/** What a question to Stripe can come to. `seenAt` is the `Date` header of the answer: Stripe's clock. */
export type Asked<Value> =
  | { readonly kind: "found"; readonly value: Value; readonly seenAt: Date }
  | { readonly kind: "absent"; readonly message: string; readonly seenAt: Date }
  | { readonly kind: "trouble"; readonly trouble: StripeTrouble };

type StripeError = InstanceType<typeof Stripe.errors.StripeError>;

type Answered = { readonly lastResponse: { readonly headers: Record<string, string> } };

/** Asks Stripe and turns its answer into one of ours. Never throws for what Stripe or the network does. */
export async function ask<Raw extends Answered, Value>(
  question: () => Promise<Raw>,
  read: (raw: Raw) => Value,
): Promise<Asked<Value>> {
  assertOutsideTransaction();
  try {
    const raw = await asked(question);
    const { headers } = raw.lastResponse;
    const seenAt = stripeClock(headers);
    // A program in between can answer 200 with anything; Stripe numbers and dates each of its answers.
    if (seenAt === null || !headers["request-id"]) return { kind: "trouble", trouble: foreign };
    return { kind: "found", value: readOrRefuse(raw, read), seenAt };
  } catch (error) {
    if (error instanceof UnreadableAnswer) return { kind: "trouble", trouble: unreadable(error) };
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    return isAbsent(error) ? absentOrForeign(error) : { kind: "trouble", trouble: troubleOf(error) };
  }
}

/** Also on an account that our key does not reach, or no longer: what is there, Stripe does not tell us. */
function isAbsent({ statusCode, code }: StripeError): boolean {
  return statusCode === 404 || (statusCode === 403 && code === "account_invalid");
}

/** A program in between knows no page either, and that says nothing about what Stripe knows. */
function absentOrForeign({ message, headers, requestId }: StripeError): Asked<never> {
  const seenAt = stripeClock(headers ?? {});
  if (seenAt === null || !requestId) return { kind: "trouble", trouble: foreign };
  return { kind: "absent", message, seenAt };
}

// The SDK stumbles over some bodies, such as `null`, with an error that is none of its own.
async function asked<Raw>(question: () => Promise<Raw>): Promise<Raw> {
  try {
    return await question();
  } catch (error) {
    throw error instanceof TypeError ? new UnreadableAnswer(error.message) : error;
  }
}

/** Stripe answered, and what it answered is not what its documentation says. */
export class UnreadableAnswer extends Error {}

// A reader that stumbles has met a body which nobody here knows: that is trouble with Stripe, not the end.
function readOrRefuse<Raw, Value>(raw: Raw, read: (raw: Raw) => Value): Value {
  try {
    return read(raw);
  } catch (error) {
    throw error instanceof Error ? new UnreadableAnswer(error.message) : error;
  }
}

function unreadable({ message }: UnreadableAnswer): StripeTrouble {
  return { kind: "unreadable", message, requestId: null };
}

/** Null when the header is missing or unreadable: then nothing may be decided by Stripe's clock. */
export function stripeClock(headers: Record<string, string>): Date | null {
  const written = Date.parse(headers.date ?? "");
  return Number.isNaN(written) ? null : new Date(written);
}

const foreign: StripeTrouble = {
  kind: "refused",
  message: "The answer carries no date or no number, so it cannot be Stripe’s.",
  requestId: null,
};

function troubleOf(error: StripeError): StripeTrouble {
  const { message } = error;
  const requestId = error.requestId ?? null;
  return { kind: troubleKind(error.statusCode), message, requestId };
}

function troubleKind(httpStatus: number | undefined): StripeTrouble["kind"] {
  if (httpStatus === 401) return "key_refused";
  if (httpStatus === 403) return "right_missing";
  if (httpStatus === 429) return "too_fast";
  return httpStatus === undefined || httpStatus >= 500 ? "unreachable" : "refused";
}
