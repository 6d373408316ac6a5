import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export type NoticeReceiver = {
  readonly address: URL;
  readonly received: { readonly id: string; readonly signature: string; readonly body: string }[];
  /** What the next ones are answered with instead of 204; zero hangs up. */
  readonly answers: number[];
  readonly close: () => Promise<void>;
};

/** A company's own receiver of notices. */
export async function startNoticeReceiver(): Promise<NoticeReceiver> {
  const received: NoticeReceiver["received"] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    void take(request, response, received, answers);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver has no port");
  return {
    address: new URL(`http://127.0.0.1:${address.port}/hook`),
    received,
    answers,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  received: NoticeReceiver["received"],
  answers: number[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const header = (name: string) => String(request.headers[name] ?? "");
  received.push({
    id: header("refund-console-notice"),
    signature: header("refund-console-signature"),
    body: Buffer.concat(chunks).toString("utf8"),
  });
  const status = answers.shift() ?? 204;
  if (status === 0) request.socket.destroy();
  else response.writeHead(status, status === 302 ? { location: "http://127.0.0.1:1/" } : {}).end();
}
