import { z } from "zod";
import { accountField } from "./account-field";
import { isOwnKey, metadataLimits, metadataRows } from "./refund-request";

type Metadata = Readonly<Record<string, string>>;

/** What a person may see as theirs to change: all but what the console wrote itself. */
export function openMetadata(metadata: Metadata): Metadata {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !isOwnKey(key)));
}

/** What is set and what is removed, each key once. */
export type MetadataChange = { readonly set: Metadata; readonly removed: readonly string[] };

/** The steps from what Stripe has to what is wanted. Our own keys are never among them. */
export function metadataChange(now: Metadata, wanted: Metadata): MetadataChange {
  const open = openMetadata(now);
  const set = Object.entries(openMetadata(wanted)).filter(([key, value]) => open[key] !== value);
  const removed = Object.keys(open).filter((key) => !Object.hasOwn(wanted, key));
  return { set: Object.fromEntries(set), removed };
}

export function isNoChange({ set, removed }: MetadataChange): boolean {
  return removed.length === 0 && Object.keys(set).length === 0;
}

/** True where Stripe has room for it beside our own keys. Source: docs.stripe.com/metadata. */
export function fitsAtStripe(now: Metadata, wanted: Metadata): boolean {
  const ownKeys = Object.keys(now).filter(isOwnKey).length;
  return ownKeys + Object.keys(openMetadata(wanted)).length <= metadataLimits.keys;
}

/** Stripe merges, and an empty text removes a key: so ours stay, also when all others go. */
export function wireMetadata({ set, removed }: MetadataChange): Record<string, string> {
  return { ...Object.fromEntries(removed.map((key) => [key, ""])), ...set };
}

/** A form about a refund, as typed. */
export const refundActSchema = z.object({
  refundId: z
    .string()
    .regex(/^(re|pyr)_[A-Za-z0-9]{1,64}$/, "This form does not name a refund. Open it again."),
  connectedAccount: accountField,
});

/** The form of the metadata: `seen` stands for what it showed. */
export const metadataEditSchema = refundActSchema.extend({
  seen: z.string().regex(/^[0-9a-f]{64}$/, "This form has lost its place. Open the refund again."),
  metadata: metadataRows.transform((rows) => Object.fromEntries(rows.map(({ key, value }) => [key, value]))),
});

export type MetadataEdit = z.output<typeof metadataEditSchema>;

/** Such as “Changed: order, shop. Removed: note.” */
export function changeSentence({ set, removed }: MetadataChange): string {
  const parts = [
    Object.keys(set).length === 0 ? "" : `Set: ${Object.keys(set).join(", ")}.`,
    removed.length === 0 ? "" : `Removed: ${removed.join(", ")}.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
