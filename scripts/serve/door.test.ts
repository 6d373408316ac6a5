import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { Door } from "./door.mjs";

let server: Server | undefined;
afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))));

/** Something that happens once, and that others can wait for. */
function signal() {
  const events = new EventTarget();
  const given = new Promise<void>((resolve) => {
    events.addEventListener("given", () => resolve(), { once: true });
  });
  return { given, give: () => void events.dispatchEvent(new Event("given")) };
}

/** A server whose forms are answered when the test says so. */
async function openDoor() {
  const begun = signal();
  const finished = signal();
  const door = new Door(async (request, response) => {
    if (request.method === "POST") {
      begun.give();
      await finished.given;
    }
    response.end("answered");
  });
  const listening = createServer((request, response) => door.pass(request, response));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const address = listening.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { door, url: `http://127.0.0.1:${port}`, hasBegun: begun.given, finish: finished.give };
}

async function statusOf(url: string, method: string): Promise<number> {
  return (await fetch(url, { method })).status;
}

describe("the door of a server that ends", () => {
  it("refuses new forms and says that it is not ready, while pages and health are still answered", async () => {
    const { door, url } = await openDoor();
    expect(await statusOf(`${url}/readyz`, "GET")).toBe(200);
    await door.close();
    expect(await statusOf(`${url}/charges/ch_1`, "POST")).toBe(503);
    expect(await statusOf(`${url}/webhooks/stripe`, "POST")).toBe(503);
    expect(await statusOf(`${url}/readyz`, "GET")).toBe(503);
    expect(await statusOf(`${url}/healthz`, "GET")).toBe(200);
    expect(await statusOf(`${url}/charges/ch_1`, "GET")).toBe(200);
  });

  it.each(["stays", "goes away"])(
    "waits for a form that was accepted before, also when its sender %s",
    async (sender) => {
      const { door, url, hasBegun, finish } = await openDoor();
      const leaving = new AbortController();
      const asked = fetch(url, { method: "POST", signal: leaving.signal }).then(
        ({ status }) => status,
        () => "gone",
      );
      await hasBegun;
      let isQuiet = false;
      const quiet = door.close().then(() => {
        isQuiet = true;
      });
      if (sender === "goes away") leaving.abort();
      expect(await statusOf(`${url}/healthz`, "GET")).toBe(200);
      expect(isQuiet).toBe(false);
      finish();
      await quiet;
      expect(await asked).toBe(sender === "stays" ? 200 : "gone");
    },
  );

  it("answers with 500 what the page itself could not", async () => {
    const door = new Door(() => Promise.reject(new Error("a fault of the page")));
    const failing = createServer((request, response) => door.pass(request, response));
    server = failing;
    await new Promise<void>((resolve) => failing.listen(0, "127.0.0.1", resolve));
    const address = failing.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(await statusOf(`http://127.0.0.1:${port}/`, "GET")).toBe(500);
  });
});
