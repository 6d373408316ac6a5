import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerControl } from "./control/answer-control";
import { requestId } from "./engine/object-ids";
import { answerRequest } from "./http/answer-request";
import type { ApiRequest } from "./http/api-request";
import { sendDelivery } from "./http/send-delivery";
import { Simulation, type Worlds } from "./simulation";
import type { WebhookTarget, WebhookTargets } from "./webhooks/webhook-endpoints";

export interface StripeSimulatorOptions {
  /** 0 takes any free port. */
  port: number;
  /** 127.0.0.1 if left out. */
  host?: string;
  worlds: Worlds;
  /** The world at the start, and after a reset that names none. */
  initialWorld: string;
  /** Where the events of the first account go. */
  webhooks?: WebhookTarget;
  /** Where those of the others go. */
  furtherWebhooks?: WebhookTargets;
}

export interface StripeSimulator {
  url: string;
  port: number;
  close: () => Promise<void>;
}

// Longer than any client keeps an idle connection, so that only a planned fault breaks one.
const KEEP_ALIVE_MILLISECONDS = 10 * 60 * 1000;

/** Starts the simulator; rejects when the port is in use or the world does not exist. */
export async function startStripeSimulator(options: StripeSimulatorOptions): Promise<StripeSimulator> {
  const { worlds, initialWorld, webhooks, furtherWebhooks } = options;
  const simulation = new Simulation(worlds, initialWorld, webhooks ?? null, furtherWebhooks);
  const host = options.host ?? "127.0.0.1";
  const server = createServer((incoming, response) => {
    answer(simulation, incoming, response).catch((problem: unknown) => answerBug(response, problem));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  const port = await listen(server, options.port, host);
  return { url: `http://${host}:${port}`, port, close: () => close(server, simulation) };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function close(server: Server, simulation: Simulation): Promise<void> {
  simulation.clock.reset();
  simulation.webhooks.reset();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(
  simulation: Simulation,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readRequest(simulation, incoming);
  if (request.path.startsWith("/_simulator/")) {
    const { status, body } = answerControl(simulation, request);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
    return;
  }
  sendDelivery(simulation, request, response, await answerRequest(simulation, request));
}

async function readRequest(simulation: Simulation, incoming: IncomingMessage): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const [path = "/", query = ""] = (incoming.url ?? "/").split("?", 2);
  return {
    id: requestId(simulation.countRequest()),
    method: incoming.method ?? "GET",
    path,
    query,
    body: Buffer.concat(chunks).toString("utf8"),
    headers: incoming.headers,
  };
}

/** An exception is a fault of the simulator itself; it must not look like one of Stripe's answers. */
function answerBug(response: ServerResponse, problem: unknown): void {
  console.error("The Stripe simulator failed:", problem);
  if (!response.headersSent) response.writeHead(599, { "content-type": "text/plain" });
  response.end(String(problem));
}
