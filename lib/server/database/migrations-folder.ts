import "server-only";
import { join } from "node:path";

/** The migrations stand in the source tree; every way to start the server starts it in the project's folder. */
export function migrationsFolder(): string {
  return join(process.cwd(), "lib", "server", "database", "migrations");
}
