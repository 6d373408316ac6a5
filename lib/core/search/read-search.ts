import { connectedAccountPattern } from "@/lib/core/charge/connected-account";
import { readCardWords } from "./read-card-words";
import type { SearchIntent } from "./search";

const textCharactersMax = 300;

const idKinds = [
  ["charge", /^(ch|py)_[A-Za-z0-9]{8,64}$/],
  ["payment_intent", /^pi_[A-Za-z0-9]{8,64}$/],
  ["customer", /^cus_[A-Za-z0-9]{8,64}$/],
  ["refund", /^(re|pyr)_[A-Za-z0-9]{8,64}$/],
  ["request", /^rq_[0-9a-f]{32}$/],
  // The last ones are like words of an order's own, so only whole numbers of Stripe's length are read as such.
  ["invoice", /^in_[A-Za-z0-9]{14,64}$/],
  ["checkout_session", /^cs_(?:test|live)_[A-Za-z0-9]{14,100}$/],
  ["dispute", /^(du|dp)_[A-Za-z0-9]{14,64}$/],
  ["balance_transaction", /^txn_[A-Za-z0-9]{14,64}$/],
] as const;

const ownPrefix = /^(ch|py|pi|cus|re|pyr|rq)_/i;

/** Stripe's ids of things that no payment can be found by here; shorter ones may be an order's own number. */
const foreignId = /^(acct|sub|price|prod|evt|pm|src|tok|card|tr|po|fee|si|seti)_[A-Za-z0-9]{14,}$/;

const emailPattern = /^[^\s@"\\]{1,64}@[^\s@"\\]{1,190}\.[^\s@"\\]{2,63}$/;

/** An acquirer's reference number. Source: docs.stripe.com/refunds, tracing a refund. */
const referencePattern = /^\d{23}$/;

/** Reads what somebody typed or pasted into the search box. `livemode` is the mode this console works in. */
export function readSearch(typed: string, livemode: boolean): SearchIntent {
  const text = typed.normalize("NFC").trim();
  if (text === "") return { kind: "empty" };
  if (text.length > textCharactersMax) return { kind: "unreadable", why: "too_long" };
  if (/^https?:\/\//i.test(text)) return readLink(text, livemode);
  return readPair(text, livemode) ?? readId(text, livemode) ?? readWords(text);
}

const accountBeside = /^(acct_\w{1,64})[\s,;:/]+(\S+)$|^(\S+?)[\s,;:/]+(acct_\w{1,64})$/;

/** An account and a number of something on it, pasted together in whichever order; null for anything else. */
function readPair(text: string, livemode: boolean): SearchIntent | null {
  const [, first, after, before, last] = accountBeside.exec(text) ?? [];
  const account = first ?? last;
  const id = after ?? before;
  if (account === undefined || id === undefined) return null;
  return onAccount(readId(id, livemode), account);
}

/** A request is ours and on no account but its charge's; all else that has a number can be on one. */
function onAccount(intent: SearchIntent | null, connectedAccount: string | null): SearchIntent | null {
  if (intent === null || connectedAccount === null) return intent;
  return "id" in intent && intent.kind !== "request" ? { ...intent, connectedAccount } : intent;
}

function readId(text: string, livemode: boolean): SearchIntent | null {
  const asked = /^cs_(test|live)_/.exec(text)?.[1];
  if (asked !== undefined && (asked === "live") !== livemode) {
    return { kind: "wrong_mode", asked: livemode ? "test" : "live" };
  }
  for (const [kind, pattern] of idKinds) if (pattern.test(text)) return { kind, id: text };
  if (/\s/.test(text)) return null;
  if (ownPrefix.test(text)) return { kind: "unreadable", why: "malformed_id" };
  return foreignId.test(text) ? { kind: "unreadable", why: "foreign_id" } : null;
}

function readWords(text: string): SearchIntent {
  if (emailPattern.test(text)) return { kind: "email", email: text };
  const digits = text.replaceAll(" ", "");
  if (referencePattern.test(digits)) return { kind: "bank_reference", reference: digits };
  const card = readCardWords(text);
  if (card !== null) return { kind: "last4", ...card };
  return { kind: "words", words: text };
}

/** A Dashboard address names its object in the last part of its path that is an id, and before it perhaps its account. */
function readLink(text: string, livemode: boolean): SearchIntent {
  const path = dashboardPath(text);
  if (path === null) return { kind: "unreadable", why: "foreign_link" };
  const asked = path.includes("test") ? "test" : "live";
  if ((asked === "live") !== livemode) return { kind: "wrong_mode", asked };
  const named = path.toReversed().map((part) => readId(part, livemode));
  const found = named.find((intent) => intent !== null && intent.kind !== "unreadable") ?? unreadableLink;
  const account = path.findLast((part) => connectedAccountPattern.test(part)) ?? null;
  return onAccount(found, account) ?? unreadableLink;
}

const unreadableLink: SearchIntent = { kind: "unreadable", why: "foreign_link" };

function dashboardPath(text: string): string[] | null {
  const match = /^https:\/\/dashboard\.stripe\.com\/([^?#]*)/i.exec(text);
  return match?.[1] === undefined ? null : match[1].split("/").filter((part) => part !== "");
}
