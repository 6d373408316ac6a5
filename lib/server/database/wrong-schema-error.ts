import "server-only";

/** Thrown when a connection does not lead to an account's own tables: nothing may be read or written by it. */
export class WrongSchemaError extends Error {
  constructor(schema: string) {
    super(
      `A connection to the database does not lead to the schema ${schema} alone. ` +
        "If a pooler stands between, it must keep the option search_path of each connection.",
    );
    this.name = "WrongSchemaError";
  }
}
