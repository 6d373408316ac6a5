import { AsyncLocalStorage } from "node:async_hooks";
import { afterEach, expect, it } from "vitest";
import { setDocumentStatus } from "./document-status";

const slots: Record<symbol, unknown> = globalThis;
const slot = Symbol.for("refund-console.document");
const documents = new AsyncLocalStorage<{ statusCode: number; headersSent: boolean }>();

afterEach(() => {
  slots[slot] = undefined;
});

it("sets the status of the document that is being made, and of no other", () => {
  slots[slot] = documents;
  const [mine, other] = [1, 2].map(() => ({ statusCode: 200, headersSent: false }));
  if (mine === undefined || other === undefined) throw new Error("Two were made.");
  expect(documents.run(mine, () => setDocumentStatus(403))).toBe(true);
  expect([mine.statusCode, other.statusCode]).toEqual([403, 200]);
});

it("says that it cannot once the answer has begun, for scripts, and in development", () => {
  expect(setDocumentStatus(404)).toBe(false);
  slots[slot] = documents;
  expect(setDocumentStatus(404)).toBe(false);
  expect(documents.run({ statusCode: 200, headersSent: true }, () => setDocumentStatus(404))).toBe(false);
});
