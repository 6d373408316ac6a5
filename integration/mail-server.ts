import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";

export type TakenMail = { readonly to: readonly string[]; readonly text: string };

export type MailServer = {
  readonly url: URL;
  /** Every e-mail that was taken, as it came over the wire. */
  readonly taken: TakenMail[];
  /** What the server does with the next ones instead of taking them. */
  readonly misbehaves: ("refuses" | "hangs_up_at_sender" | "takes_and_hangs_up")[];
  /** Receivers that it does not know. */
  readonly unknown: Set<string>;
  readonly close: () => Promise<void>;
};

export const mailUser = { username: "console", password: "p@ss:word/of the stage" };

/** A real mail server, to which people sign in; it keeps what it takes. */
export async function startMailServer(host = "127.0.0.1"): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const misbehaves: MailServer["misbehaves"] = [];
  const unknown = new Set<string>();
  const sockets = new Set<Socket>();
  const hangUp = () => sockets.forEach((socket) => socket.destroy());
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) => {
      const isKnown = username === mailUser.username && password === mailUser.password;
      done(isKnown ? null : new Error("unknown"), isKnown ? { user: username } : undefined);
    },
    onMailFrom: (_address, _session, done) => {
      if (misbehaves[0] !== "hangs_up_at_sender") return done();
      misbehaves.shift();
      hangUp();
    },
    onRcptTo: ({ address }, _session, done) => {
      done(unknown.has(address) ? new Error("nobody of that name") : null);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const does = misbehaves.shift() ?? "takes";
        if (does === "refuses") return done(Object.assign(new Error("try later"), { responseCode: 451 }));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        taken.push({ to, text: Buffer.concat(chunks).toString("utf8") });
        if (does === "takes_and_hangs_up") hangUp();
        else done();
      });
    },
  });
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("error", () => undefined);
  server.listen(0, host);
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const { username, password } = mailUser;
  return {
    url: new URL(`smtp://${username}:${encodeURIComponent(password)}@${host}:${port}`),
    taken,
    misbehaves,
    unknown,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
