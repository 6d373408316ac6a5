import { createHash } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Ids of objects that belong to a payment; Stripe starts them with a 3 and gives them 24 characters. */
export function paymentObjectId(
  prefix: "ch" | "py" | "pi" | "re" | "pyr" | "txn" | "tr",
  name: string,
): string {
  return `${prefix}_3${alphanumerics(`${prefix}/${name}`, 23)}`;
}

/** Ids of objects that stand alone. */
export function standaloneId(
  prefix: "pm" | "du" | "issfr" | "fee" | "acct" | "in" | "inpay" | "li" | "il",
  name: string,
): string {
  return `${prefix}_1${alphanumerics(`${prefix}/${name}`, prefix === "acct" ? 15 : 23)}`;
}

export function customerId(name: string): string {
  return `cus_${alphanumerics(`cus/${name}`, 14)}`;
}

/** Letters and digits that look random but are the same for the same seed in every run; at most 32. */
export function alphanumerics(seed: string, length: number): string {
  const digest = createHash("sha256").update(seed).digest();
  return Array.from(digest.subarray(0, length), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
}
