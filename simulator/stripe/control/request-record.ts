import type { FormFields } from "../http/form-encoding";
import type { FaultKind } from "./faults";

/** One API request as it arrived, and what it was answered with. */
export interface RecordedRequest {
  requestId: string;
  /** On the simulator's clock. */
  at: string;
  method: string;
  path: string;
  query: string;
  params: FormFields;
  idempotencyKey: string | null;
  stripeVersion: string | null;
  stripeAccount: string | null;
  /** The first letters of the key only. */
  apiKey: string | null;
  fault: FaultKind | null;
  /** null while there is no answer, or when none was ever sent. */
  status: number | null;
  replayed: boolean;
}

/** Every API request in the order of arrival. */
export class RequestRecord {
  private requests: RecordedRequest[] = [];

  add(request: RecordedRequest): void {
    this.requests.push(request);
  }

  all(): RecordedRequest[] {
    return this.requests;
  }

  clear(): void {
    this.requests = [];
  }
}
