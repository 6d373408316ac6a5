import "server-only";

/** Thrown when the server that DATABASE_URL names cannot be connected to. The message repeats no part of it. */
export class UnreachableDatabaseError extends Error {
  constructor(cause: unknown) {
    super(`The database that DATABASE_URL names cannot be reached: ${reasonOf(cause)}.`, { cause });
    this.name = "UnreachableDatabaseError";
  }
}

// Where a name has several addresses and none answers, Node's error has a code and no message.
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "it is not known why";
  const code = "code" in cause ? String(cause.code) : "";
  return cause.message || code || cause.name;
}
