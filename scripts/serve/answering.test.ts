import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { answering } from "./answering.mjs";

type Documents = { getStore: () => ServerResponse | undefined };

/** The document that a page finds while it is made for a request with these headers. */
async function documentFor(headers: Record<string, string>) {
  const request = Object.assign(new IncomingMessage(new Socket()), { headers });
  const response = new ServerResponse(request);
  const slots: Record<symbol, Documents | undefined> = globalThis;
  let found: ServerResponse | undefined;
  await answering(async () => {
    await pause(1);
    found = slots[Symbol.for("refund-console.document")]?.getStore();
  })(request, response);
  return { found, response };
}

it("lets the page of a document find its answer", async () => {
  const { found, response } = await documentFor({ "sec-fetch-dest": "document" });
  expect(found).toBe(response);
});

it.each(["rsc", "next-action"])("keeps it from what a script asks for with %s", async (name) => {
  const { found } = await documentFor({ [name]: "1" });
  expect(found).toBeUndefined();
});
