import type { OwnAccountName } from "../engine/own-accounts";
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
  /** The account of ours that the key opens; null for a request without a key. */
  account: OwnAccountName | null;
  /** The header's account, if the request named one. */
  stripeAccount: string | null;
  /** The first letters of the key only. */
  apiKey: string | null;
  /** The last four letters of a key that has many more. */
  apiKeyEnding: string | null;
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
