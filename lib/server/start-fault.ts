import "server-only";
import { maskSecrets } from "./mask-secrets";
import { plainError } from "./plain-error";

const toldErrors = new Set([
  "EnvironmentError",
  "DirectoryHeldError",
  "UnreachableDatabaseError",
  "WrongSchemaError",
  "LesserRoleError",
]);

/** Says why a program cannot work, and ends it. What its operator can mend is told without a stack. */
export function endWithFault(error: unknown): never {
  process.stderr.write(`${maskSecrets(sentenceOf(error))}\n`);
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (toldErrors.has(error.name)) return error.message;
  const { type, message, stack = "" } = plainError(error);
  return stack.includes(message) ? stack : `${type}: ${message}\n${stack}`;
}
