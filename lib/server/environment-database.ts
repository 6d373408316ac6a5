import "server-only";
import path from "node:path";
import { type FaultList, type Variables, valueOf } from "./environment-faults";

export type DatabaseEnvironment =
  | {
      readonly kind: "postgres";
      readonly url: string;
      /** By which the tables are brought up to date, where that is another role than the server's; null where not. */
      readonly ownerUrl: string | null;
      /** Where a further account's tables stand; null for where the connection leads by itself. */
      readonly schema: string | null;
    }
  | { readonly kind: "embedded"; readonly directory: string };

/** `DATABASE_MIGRATE_URL` names the role that owns the tables, where the server has a lesser one. `DATABASE_URL` names a PostgreSQL server; without it the database lives in the folder `DATA_DIR`. */
export function readDatabase(variables: Variables, faults: FaultList): DatabaseEnvironment | null {
  const url = valueOf(variables, "DATABASE_URL");
  if (url === null) {
    return {
      kind: "embedded",
      directory: path.resolve(/*turbopackIgnore: true*/ valueOf(variables, "DATA_DIR") ?? ".data"),
    };
  }
  if (!isPostgres(url)) return faults.add("DATABASE_URL", mustBePostgres);
  const ownerUrl = valueOf(variables, "DATABASE_MIGRATE_URL");
  if (ownerUrl !== null && !isPostgres(ownerUrl)) return faults.add("DATABASE_MIGRATE_URL", mustBePostgres);
  return { kind: "postgres", url, ownerUrl, schema: null };
}

const mustBePostgres = "must be an address that begins with postgresql://.";

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url);
}
