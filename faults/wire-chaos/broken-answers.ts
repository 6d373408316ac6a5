import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Answer, Misbehaviour } from "./misbehaviour";
import { headOf, rawAnswer } from "./raw-answer";

/** Executes the request and spoils what it was answered with. */
function spoilt(spoil: (answer: Answer) => Answer): Misbehaviour {
  return async ({ socket, forward }) => void socket.write(rawAnswer(spoil(await forward())));
}

function withHeaders(headers: Record<string, string>): Misbehaviour {
  return spoilt((answer) => ({ ...answer, headers: { ...answer.headers, ...headers } }));
}

function packed(pack: (body: string) => Buffer, encoding: string): Misbehaviour {
  return async ({ socket, forward }) => {
    const answer = await forward();
    const body = pack(answer.body);
    const headers = {
      ...answer.headers,
      "content-encoding": encoding,
      "content-length": String(body.length),
    };
    socket.write(headOf({ ...answer, headers }));
    socket.write(body);
  };
}

const twoDays = 2 * 86_400_000;
const bomb = gzipSync(Buffer.alloc(20_000_000, 32));

/** Stripe executed the request; its answer comes, but in a wrong shape or with wrong words on it. */
export const brokenAnswers = {
  "a length too short": spoilt((answer) => ({
    ...answer,
    headers: { ...answer.headers, "content-length": String(answer.body.length - 40), connection: "close" },
  })),
  "two lengths": spoilt((answer) => ({
    ...answer,
    headers: { ...answer.headers, "content-length": "10", "Content-Length": String(answer.body.length) },
  })),
  "no HTTP": async ({ socket, forward }) => {
    await forward();
    socket.end("220 mail.example ESMTP\r\n\r\n");
  },
  "a bad chunk": async ({ socket, forward }) => {
    const answer = await forward();
    const headers = { ...answer.headers, "content-length": "", "transfer-encoding": "chunked" };
    socket.end(`${headOf({ ...answer, headers })}zz\r\n${answer.body}\r\n0\r\n\r\n`);
  },
  "a gzip bomb": packed(() => bomb, "gzip"),
  "an encoding that nobody asked for": packed((body) => brotliCompressSync(body), "br"),
  "the answer twice": async ({ socket, forward }) => {
    const text = rawAnswer(await forward());
    socket.write(text + text);
  },
  "no request-id": withHeaders({ "request-id": "" }),
  "a foreign request-id": withHeaders({ "request-id": "req_somebodyelse" }),
  "no date": withHeaders({ date: "" }),
  "a date that is none": withHeaders({ date: "yesterday" }),
  "a date two days ahead": withHeaders({ date: new Date(Date.now() + twoDays).toUTCString() }),
  "a date two days behind": withHeaders({ date: new Date(Date.now() - twoDays).toUTCString() }),
} as const satisfies Record<string, Misbehaviour>;

/** Unusual, but what HTTP allows: the answer counts. */
export const unusualAnswers = {
  "100 Continue first": async ({ socket, forward }) => {
    socket.write("HTTP/1.1 100 Continue\r\n\r\n");
    socket.write(rawAnswer(await forward()));
  },
  "a hundred early hints": async ({ socket, forward }) => {
    socket.write("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n".repeat(100));
    socket.write(rawAnswer(await forward()));
  },
  "a body that ends with the connection": async ({ socket, forward }) => {
    const answer = await forward();
    const headers = { ...answer.headers, "content-length": "", connection: "close" };
    socket.end(rawAnswer({ ...answer, headers }));
  },
  "a connection closed behind the answer": async ({ socket, forward }) => {
    socket.end(rawAnswer(await forward()));
  },
} as const satisfies Record<string, Misbehaviour>;
