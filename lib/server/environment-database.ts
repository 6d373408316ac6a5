import "server-only";
import path from "node:path";
import { type FaultList, type Variables, valueOf } from "./environment-faults";

export type DatabaseEnvironment =
  | {
      readonly kind: "postgres";
      readonly url: string;
      /** Where a further account's tables stand; null for where the connection leads by itself. */
      readonly schema: string | null;
    }
  | { readonly kind: "embedded"; readonly directory: string };

/** `DATABASE_URL` names a PostgreSQL server; without it the database lives in the folder `DATA_DIR`. */
export function readDatabase(variables: Variables, faults: FaultList): DatabaseEnvironment | null {
  const url = valueOf(variables, "DATABASE_URL");
  if (url === null) {
    return {
      kind: "embedded",
      directory: path.resolve(/*turbopackIgnore: true*/ valueOf(variables, "DATA_DIR") ?? ".data"),
    };
  }
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    return faults.add("DATABASE_URL", "must be an address that begins with postgresql://.");
  }
  return { kind: "postgres", url, schema: null };
}
