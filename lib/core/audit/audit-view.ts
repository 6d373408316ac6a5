import type { StoryEntry } from "@/lib/core/refund/requested-refund";
import type { UnreadFilter } from "@/lib/core/search/unread-filters";
import type { AuditFilter } from "./audit-filter";

/** A row of the audit log as the page shows it. */
export type AuditLine = {
  readonly seq: bigint;
  readonly at: Date;
  readonly actor: string;
  readonly event: string;
  /** The refund request or charge that it is about, or the log itself. */
  readonly object: string;
  /** What the stored text tells; null when it cannot be read, which only tampering brings about. */
  readonly told: StoryEntry | null;
  readonly hash: string;
};

export type AuditView = {
  readonly filter: AuditFilter;
  /** What the address asks for and the list does not keep to. */
  readonly unread: readonly UnreadFilter[];
  readonly lines: readonly AuditLine[];
  /** The key of the next page, for the address; null at the end. */
  readonly next: string | null;
  readonly locale: string;
};
