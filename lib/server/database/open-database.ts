import "server-only";
import type { Environment } from "@/lib/server/environment";
import type { OpenDatabase } from "./database";
import { openEmbedded } from "./open-embedded";
import { openPostgres } from "./open-postgres";

/** Opens what the environment names and brings its tables up to date. */
export function openDatabase(target: Environment["database"]): Promise<OpenDatabase> {
  return target.kind === "postgres"
    ? openPostgres(target.url, target.schema, target.ownerUrl)
    : openEmbedded(target.directory);
}
