import "server-only";

type Documents = {
  readonly getStore: () => { statusCode: number; readonly headersSent: boolean } | undefined;
};

/**
 * Sets the status of the document that is being made. False where that cannot be done: in development, where Next's
 * own server answers, or when scripts asked. `scripts/serve/answering.mjs` holds the document.
 */
export function setDocumentStatus(status: number): boolean {
  const slots: Record<symbol, Documents | undefined> = globalThis;
  const document = slots[Symbol.for("refund-console.document")]?.getStore();
  if (document === undefined || document.headersSent) return false;
  document.statusCode = status;
  return true;
}
