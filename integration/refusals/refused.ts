import type { RefundField } from "@/lib/core/refund/field-message";

/** What Stripe answers a send with, and what the person at the desk is told: where, what, and who can help. */
export type Refused = {
  readonly what: string;
  readonly status?: number;
  readonly type?: string;
  readonly code?: string;
  readonly param?: string;
  readonly message: string;
  readonly field: RefundField;
  readonly says: RegExp;
  readonly helps: RegExp;
};
