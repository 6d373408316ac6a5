import type { Charge } from "@/lib/core/charge/charge";

/** True when every word stands somewhere in what a person may know of the payment. */
export function matchesWords(charge: Charge, words: string): boolean {
  const known = [
    charge.description,
    charge.customer.name,
    charge.customer.email,
    charge.statementDescriptor,
    ...Object.values(charge.metadata),
  ];
  const text = folded(known.filter((part) => part !== null).join("\n"));
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Only case is folded: an accent in an address makes it somebody else's. */
export function isSameEmail(left: string | null, right: string): boolean {
  return left !== null && left.normalize("NFC").toLowerCase() === right.normalize("NFC").toLowerCase();
}

/** Case and accents do not matter when a person looks for a name. */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
