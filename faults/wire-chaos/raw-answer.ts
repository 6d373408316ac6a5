import type { Answer } from "./misbehaviour";

/** An answer as text on the wire. Headers set to the empty text are left out. */
export function rawAnswer({ status, headers, body }: Answer): string {
  const all = { "content-length": String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Somehow\r\n${lines.join("")}\r\n${body}`;
}

/** The head of an answer, up to the empty line. */
export function headOf(answer: Answer): string {
  const text = rawAnswer(answer);
  return text.slice(0, text.indexOf("\r\n\r\n") + 4);
}
