import "server-only";
import { type NoticeField, noticeFields } from "@/lib/core/notices/notice";
import { isLoopback } from "./environment-addresses";
import { type FaultList, type Variables, valueOf } from "./environment-faults";

/** Where notices go and what they tell; each way is null where nobody set it up. */
export type NoticeEnvironment = {
  readonly fields: readonly NoticeField[];
  readonly email: EmailWay | null;
  readonly webhook: WebhookWay | null;
};

export type EmailWay = {
  /** `smtps:` speaks TLS from the start, `smtp:` turns to it before anything is said. May hold a password. */
  readonly smtp: URL;
  readonly from: string;
  readonly to: readonly string[];
  /** Who hears of answers: whoever asks for refunds. */
  readonly answersTo: readonly string[];
};

export type WebhookWay = {
  /** For Slack and its like the path is a secret as well. */
  readonly address: URL;
  /** Each one signs, so that a receiver can change over. */
  readonly secrets: readonly string[];
};

const emailNames = ["NOTICE_SMTP_URL", "NOTICE_EMAIL_FROM", "NOTICE_EMAIL_TO"] as const;
const shortestSecret = 32;

/** All of a way or nothing of it. */
export function readNotices(variables: Variables, faults: FaultList): NoticeEnvironment {
  return {
    fields: readFields(variables, faults),
    email: readEmail(variables, faults),
    webhook: readWebhook(variables, faults),
  };
}

function readFields(variables: Variables, faults: FaultList): readonly NoticeField[] {
  const text = valueOf(variables, "NOTICE_FIELDS") ?? "amount";
  if (text === "none") return [];
  const names = text.split(",").map((name) => name.trim());
  const known = noticeFields.filter((field) => names.includes(field));
  if (known.length !== names.length) {
    faults.add("NOTICE_FIELDS", `must be none, or some of ${noticeFields.join(", ")} with commas between.`);
  }
  return known;
}

function readEmail(variables: Variables, faults: FaultList): EmailWay | null {
  const isWanted = [...emailNames, "NOTICE_EMAIL_ANSWERS_TO"].some((name) => valueOf(variables, name));
  if (!isWanted) return null;
  for (const name of emailNames) {
    if (valueOf(variables, name) === null) {
      faults.add(name, `must be set: ${emailNames.join(", ")} belong together.`);
    }
  }
  const smtp = readSmtp(variables, faults);
  const [from, ...others] = readList("NOTICE_EMAIL_FROM", variables, faults) ?? [];
  if (others.length > 0) faults.add("NOTICE_EMAIL_FROM", "must be one address.");
  const to = readList("NOTICE_EMAIL_TO", variables, faults);
  const answersTo = readList("NOTICE_EMAIL_ANSWERS_TO", variables, faults) ?? to;
  return smtp && from && to && answersTo ? { smtp, from, to, answersTo } : null;
}

/** The sentences never repeat the text, which may hold a password. */
function readSmtp(variables: Variables, faults: FaultList): URL | null {
  const text = valueOf(variables, "NOTICE_SMTP_URL");
  if (text === null) return null;
  const smtp = URL.canParse(text) ? new URL(text) : null;
  const isWhole = smtp !== null && /^smtps?:$/.test(smtp.protocol) && smtp.hostname !== "";
  if (!isWhole || !isDecodable(smtp)) {
    return faults.add("NOTICE_SMTP_URL", "must be such as smtps://user:password@mail.example.com:465.");
  }
  if ((smtp.username === "") !== (smtp.password === "")) {
    return faults.add("NOTICE_SMTP_URL", "must have both a user and a password, or neither.");
  }
  if (smtp.pathname.length > 1 || smtp.search !== "" || smtp.hash !== "") {
    return faults.add("NOTICE_SMTP_URL", "must end with the host or its port.");
  }
  return smtp;
}

function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== "%";
  } catch {
    return false;
  }
}

/** Null when it is not set, or after a fault. */
function readList(name: string, variables: Variables, faults: FaultList): readonly string[] | null {
  const text = valueOf(variables, name);
  if (text === null) return null;
  const addresses = text.split(",").map((address) => address.trim());
  if (addresses.every(isEmailAddress)) return addresses;
  return faults.add(name, "must be plain e-mail addresses with commas between.");
}

/** One address without a name: a line break or a comma in it would make more receivers of it. */
function isEmailAddress(text: string): boolean {
  return /^[^\s,;:<>"@]{1,64}@[^\s,;:<>"@]{1,190}$/.test(text);
}

function readWebhook(variables: Variables, faults: FaultList): WebhookWay | null {
  const addressText = valueOf(variables, "NOTICE_WEBHOOK_URL");
  const secretText = valueOf(variables, "NOTICE_WEBHOOK_SECRET");
  if (addressText === null && secretText === null) return null;
  const address = addressText === null ? null : readWebhookAddress(addressText, faults);
  if (addressText === null) faults.add("NOTICE_WEBHOOK_URL", "must be set with NOTICE_WEBHOOK_SECRET.");
  const secrets = (secretText ?? "").split(",").map((secret) => secret.trim());
  if (secrets.some((secret) => secret.length < shortestSecret)) {
    const sentence = `must be set with NOTICE_WEBHOOK_URL, each with at least ${shortestSecret} characters.`;
    return faults.add("NOTICE_WEBHOOK_SECRET", sentence);
  }
  return address && { address, secrets };
}

/** It leaves this machine only by https, and to the one address that is written here. */
function readWebhookAddress(text: string, faults: FaultList): URL | null {
  const address = URL.canParse(text) ? new URL(text) : null;
  const isSafe = address?.protocol === "https:" || (address?.protocol === "http:" && isLoopback(address));
  if (address === null || !isSafe) {
    return faults.add("NOTICE_WEBHOOK_URL", "must be an https address, or one of this machine.");
  }
  if (address.username || address.password || address.hash) {
    return faults.add("NOTICE_WEBHOOK_URL", "must not contain a name, a password or a fragment.");
  }
  return address;
}
