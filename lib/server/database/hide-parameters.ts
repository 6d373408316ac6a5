import "server-only";
import { inspect } from "node:util";
import { DrizzleQueryError } from "drizzle-orm";
import { plainError } from "@/lib/server/plain-error";

/**
 * From now on an error of the database is printed without the values of its statement, whoever prints it and
 * however deep it hangs in another: Next writes what pages and actions throw to the console by itself.
 */
export function hideParameters(): void {
  Object.defineProperty(DrizzleQueryError.prototype, inspect.custom, {
    configurable: true,
    value(this: DrizzleQueryError): string {
      const { type, message, code, stack } = plainError(this);
      const facts = [`${type}: ${message}`, code && `code ${code}`, digestOf(this), stack];
      return facts.filter(Boolean).join("\n    ");
    },
  });
}

// By it the page that failed and the console's line are told to belong together.
function digestOf(error: Error): string | null {
  return "digest" in error ? `digest ${String(error.digest)}` : null;
}
