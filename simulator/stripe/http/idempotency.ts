import type { Clock } from "../../clock";
import { ApiRefusal, invalidRequest } from "./api-refusal";

/** An answer before it is written to the wire; the body is JSON text, so a replay is the same to the byte. */
export interface Answer {
  status: number;
  body: string;
  headers: Record<string, string>;
}

interface Entry {
  fingerprint: string;
  atSeconds: number;
  requestId: string;
  /** null while the first request with this key is being executed. */
  answer: Answer | null;
}

const KEPT_SECONDS = 24 * 60 * 60;
const LONGEST_KEY = 255;

/** What the first use of each idempotency key was answered with, for 24 hours of the simulator's clock. */
export class IdempotencyKeys {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly clock: Clock) {}

  /** The stored answer, or null if this request is the first with its key and may execute. */
  replay(
    slot: string,
    fingerprint: string,
    writtenKey: string,
  ): { answer: Answer; requestId: string } | null {
    if (writtenKey.length > LONGEST_KEY) {
      throw invalidRequest(`Idempotency keys have at most ${LONGEST_KEY} characters.`);
    }
    const entry = this.remembered(slot);
    if (!entry) return null;
    if (entry.fingerprint !== fingerprint) throw otherParameters(writtenKey);
    if (entry.answer === null) throw keyInUse(writtenKey);
    return { answer: entry.answer, requestId: entry.requestId };
  }

  /** The key is in use until its answer is stored. */
  claim(slot: string, fingerprint: string, requestId: string): void {
    this.entries.set(slot, { fingerprint, requestId, atSeconds: this.clock.nowSeconds(), answer: null });
  }

  store(slot: string, answer: Answer): void {
    const entry = this.entries.get(slot);
    if (entry) entry.answer = answer;
  }

  private remembered(slot: string): Entry | undefined {
    const entry = this.entries.get(slot);
    if (!entry || this.clock.nowSeconds() - entry.atSeconds < KEPT_SECONDS) return entry;
    this.entries.delete(slot);
    return undefined;
  }
}

function otherParameters(key: string): ApiRefusal {
  return new ApiRefusal(400, {
    type: "idempotency_error",
    message:
      "Keys for idempotent requests can only be used with the same parameters they were first used with. " +
      `Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

export function keyInUse(key: string): ApiRefusal {
  return new ApiRefusal(409, {
    type: "invalid_request_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key '${key}'. Try again later.`,
  });
}
