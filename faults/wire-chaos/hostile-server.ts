import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Answer, Exchange, Misbehaviour } from "./misbehaviour";
import { rawAnswer } from "./raw-answer";

/** One request as it came over the wire. */
export type Arrived = {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly body: string;
};

type Trap = {
  readonly chargeId: string;
  readonly method: string;
  readonly path: RegExp;
  readonly behave: Misbehaviour;
  times: number;
};

/**
 * Stands between the SDK and the simulated Stripe and speaks raw TCP: what it passes on is executed, and what it
 * writes back need be no HTTP at all. Requests are told apart by the charge that they name.
 */
export class HostileServer {
  readonly arrived: Arrived[] = [];
  readonly #traps: Trap[] = [];
  readonly #server: Server;

  private constructor(private readonly stripeUrl: string) {
    this.#server = createServer({ keepAliveTimeout: 600_000 }, (incoming) => {
      // A client that has given up is no fault of this server.
      this.#answer(incoming).catch(() => incoming.socket.destroy());
    });
  }

  static async open(stripeUrl: string): Promise<HostileServer> {
    const hostile = new HostileServer(stripeUrl);
    await new Promise<void>((resolve) => hostile.#server.listen(0, "127.0.0.1", resolve));
    return hostile;
  }

  get url(): URL {
    const address = this.#server.address();
    if (address === null || typeof address === "string")
      throw new Error("the hostile server does not listen");
    return new URL(`http://127.0.0.1:${address.port}`);
  }

  /** The next so many calls of this kind about the charge are answered in this way. */
  setTrap(trap: Trap): void {
    this.#traps.push({ ...trap });
  }

  clearTraps(chargeId: string): void {
    for (const trap of this.#traps) if (trap.chargeId === chargeId) trap.times = 0;
  }

  sendsFor(chargeId: string): Arrived[] {
    return this.arrived.filter((one) => one.method === "POST" && isAbout(one, chargeId));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(incoming: IncomingMessage): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString("utf8");
    const arrived = { method: incoming.method ?? "", path: incoming.url ?? "", key: keyOf(incoming), body };
    this.arrived.push(arrived);
    const { socket } = incoming;
    const forward = () => this.#forward(incoming, arrived);
    await (this.#strike(arrived) ?? honestly)({ socket, forward });
  }

  #strike(arrived: Arrived): Misbehaviour | null {
    const trap = this.#traps.find(
      ({ chargeId, method, path, times }) =>
        times > 0 && arrived.method === method && path.test(arrived.path) && isAbout(arrived, chargeId),
    );
    if (trap === undefined) return null;
    trap.times -= 1;
    return trap.behave;
  }

  async #forward({ headers }: IncomingMessage, { method, path, body }: Arrived): Promise<Answer> {
    const kept = ["authorization", "content-type", "idempotency-key", "stripe-version"];
    const sent = kept.flatMap((name) => (typeof headers[name] === "string" ? [[name, headers[name]]] : []));
    const answer = await fetch(`${this.stripeUrl}${path}`, {
      method,
      headers: Object.fromEntries(sent),
      ...(method === "POST" ? { body } : {}),
    });
    const passedOn = [...answer.headers].filter(
      ([name]) => !/^(connection|keep-alive|content-length)$/.test(name),
    );
    return { status: answer.status, headers: Object.fromEntries(passedOn), body: await answer.text() };
  }
}

async function honestly({ socket, forward }: Exchange): Promise<void> {
  write(socket, rawAnswer(await forward()));
}

function write(socket: Socket, text: string): void {
  socket.write(text);
}

function keyOf({ headers }: IncomingMessage): string | null {
  const key = headers["idempotency-key"];
  return typeof key === "string" ? key : null;
}

function isAbout({ path, body }: Arrived, chargeId: string): boolean {
  return path.includes(chargeId) || body.includes(chargeId);
}
