import "server-only";

type PlainError = {
  readonly type: string;
  readonly message: string;
  /** The place it was thrown at, without the message where that holds personal data. */
  readonly stack: string | undefined;
  /** The database's, such as 23505. */
  readonly code?: string;
};

/**
 * What of an error may be written down. Libraries hang requests and answers on their errors, and the one that asks
 * the database puts the values of a statement, so what people typed, into its message: none of that is kept.
 */
export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: "", stack: undefined };
  if (isQueryError(error)) return plainQueryError(error);
  return { type: error.name, message: error.message, stack: error.stack };
}

type QueryError = Error & { readonly query: string; readonly params: unknown };

// By its shape: the library is bundled several times, and each copy has a class of its own.
function isQueryError(error: Error): error is QueryError {
  return "query" in error && typeof error.query === "string" && "params" in error;
}

function plainQueryError(error: QueryError): PlainError {
  const { query, cause } = error;
  // Beside its message, Postgres tells the row that was refused; that stays out as well.
  const why = cause instanceof Error ? cause.message : "the statement failed";
  const plain = { type: "QueryError", message: `${why}, in: ${query}`, stack: placesOf(error) };
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? { ...plain, code } : plain;
}

// A value may hold line breaks, so the message is cut off as a whole. Without it nothing says where it ends.
function placesOf({ message, stack }: Error): string | undefined {
  const start = stack?.indexOf(message) ?? -1;
  return start < 0 ? undefined : stack?.slice(start + message.length).trimStart();
}
