import "server-only";
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SmtpConnection from "nodemailer/lib/smtp-connection";
import { isAnswer } from "@/lib/core/notices/notice";
import { isLoopback } from "@/lib/server/environment-addresses";
import type { EmailWay } from "@/lib/server/environment-notices";
import { noticeMark, type OutgoingNotice, type Sent } from "./outgoing-notice";

const patienceMilliseconds = 10_000;

/** Of all talking with the mail server together; the notice stays taken for longer than this. */
const wholeMilliseconds = 30_000;

/**
 * Hands an e-mail to the company's mail server. SMTP has no key for a second try: where the connection broke after
 * the text had begun to go out, nobody knows whether it was taken, so that is told apart from a plain no.
 */
export async function sendEmail(way: EmailWay, notice: OutgoingNotice): Promise<Sent> {
  const to = isAnswer(notice.event) ? way.answersTo : way.to;
  const text = await new MailComposer(mailOf(notice, way.from, to)).compile().build();
  const body = bodyOf(text);
  try {
    const rejected = await overSmtp(way, { from: way.from, to: [...to] }, body.stream);
    return { kind: "sent", note: rejected.length === 0 ? null : `Not taken for ${rejected.join(", ")}.` };
  } catch (error) {
    const isUnknown = body.hasBegun() && !isReply(error);
    return { kind: isUnknown ? "in_doubt" : "failed", why: reasonOf(error) };
  }
}

function mailOf(notice: OutgoingNotice, from: string, to: readonly string[]) {
  const { id, sentence, details, address, at } = notice;
  const lines = Object.entries(details).map(([field, text]) => `${labels[field] ?? field}: ${text}`);
  return {
    from,
    to: [...to],
    subject: `${noticeMark(notice)}${sentence.replace(/\.$/, "")}`,
    text: [sentence, "", ...lines, ...(lines.length > 0 ? [""] : []), address, ""].join("\n"),
    date: new Date(at),
    // The same for every try, so that a mailbox can tell that it has this one.
    messageId: `<${id}@${from.slice(from.indexOf("@") + 1)}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const labels: Record<string, string> = {
  author: "Asked for by",
  ticket: "Ticket",
  reason: "Reason",
  words: "In their words",
};

/** The connection reads it once the server has asked for it; until then nothing can have been taken. */
function bodyOf(text: Buffer) {
  let isRead = false;
  const stream = new Readable({
    read() {
      isRead = true;
      this.push(text);
      this.push(null);
    },
  });
  return { stream, hasBegun: () => isRead };
}

/** Gives back the addresses that the server left out. @throws Error where it took the e-mail for nobody. */
async function overSmtp(
  { smtp }: EmailWay,
  envelope: { from: string; to: string[] },
  body: Readable,
): Promise<readonly string[]> {
  const connection = new SmtpConnection({
    host: smtp.hostname.replace(/^\[|\]$/g, ""),
    port: smtp.port === "" ? (smtp.protocol === "smtps:" ? 465 : 587) : Number(smtp.port),
    secure: smtp.protocol === "smtps:",
    // Neither the password nor the notice goes over the network in the clear.
    requireTLS: smtp.protocol === "smtp:" && !isLoopback(new URL(`http://${smtp.host}`)),
    ignoreTLS: smtp.protocol === "smtp:" && isLoopback(new URL(`http://${smtp.host}`)),
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    dnsTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
  });
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    connection.on("error", reject);
    timer = setTimeout(() => reject(new Error("the mail server took too long")), wholeMilliseconds);
  });
  try {
    return await Promise.race([failed, talk(connection, smtp, envelope, body)]);
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}

async function talk(
  connection: SmtpConnection,
  smtp: URL,
  envelope: { from: string; to: string[] },
  body: Readable,
): Promise<readonly string[]> {
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  if (smtp.username !== "") {
    const credentials = {
      user: decodeURIComponent(smtp.username),
      pass: decodeURIComponent(smtp.password),
    };
    await new Promise<void>((resolve, reject) => {
      connection.login({ credentials }, (error) => (error ? reject(error) : resolve()));
    });
  }
  return new Promise((resolve, reject) => {
    connection.send(envelope, body, (error, told) =>
      error ? reject(error) : resolve(told?.rejected.map(String) ?? []),
    );
  });
}

/** The server itself said no, so it has not taken it. */
function isReply(error: unknown): boolean {
  return error instanceof Error && "responseCode" in error && typeof error.responseCode === "number";
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
