import "server-only";
import { createHash } from "node:crypto";
import { realpath, unlink } from "node:fs/promises";
import { createConnection, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A holder answers at once, or when it has started; one that was stopped in its terminal never does. */
const askTimeoutMilliseconds = 5_000;

/** Another process has the folder open. The message names it and says what to do. */
export class DirectoryHeldError extends Error {
  constructor(directory: string, holder: string) {
    super(
      `The data folder ${directory} is in use by ${holder}. ` +
        "One process at a time: stop that one, or choose another DATA_DIR, or use Postgres by DATABASE_URL.",
    );
    this.name = "DirectoryHeldError";
  }
}

/**
 * Holds a folder for this process until the returned function is called or the process ends, however it
 * ends: the hold is a listening local socket, which the kernel closes with its process.
 * @throws DirectoryHeldError when another process holds it.
 */
export async function holdDirectory(directory: string): Promise<() => Promise<void>> {
  const address = holdAddress(await realpath(directory));
  const server = createServer((socket) => socket.end(String(process.pid)));
  if (!(await listens(server, address)) && !(await takeOverStale(server, address))) {
    const holder = await askHolder(address);
    throw new DirectoryHeldError(directory, holder ? `process ${holder}` : "a process that does not answer");
  }
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Linux has socket names without a file and Windows named pipes: neither can go stale. */
function holdAddress(directory: string): string {
  const name = `refund-console-${createHash("sha256").update(directory).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return `\0${name}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listens(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    });
    server.listen(address, () => resolve(true));
  });
}

/** Elsewhere a socket file outlives a killed process: when nobody answers on it, it is ours to replace. */
async function takeOverStale(server: Server, address: string): Promise<boolean> {
  const isFile = process.platform !== "linux" && process.platform !== "win32";
  if (!isFile || (await askHolder(address)) !== null) return false;
  await unlink(address);
  return listens(server, address);
}

/** The process number of whoever holds the address, empty when it does not say; null when nobody is there. */
function askHolder(address: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = createConnection(address);
    socket.setTimeout(askTimeoutMilliseconds, () => socket.destroy());
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("error", () => resolve(null));
    socket.on("close", () => resolve(answer));
  });
}
