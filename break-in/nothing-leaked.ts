import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { secrets, tree } from "./addresses";
import { logText, type Mode } from "./server-log";
import { confidential } from "./visitor";

/** Throws when a log, or a script that goes to browsers, holds a secret, token, cookie or code of this run. */
export function nothingLeaked(mode: Mode): void {
  const log = logText(mode);
  if (log.length < 100) throw new Error("The log is empty, so it proves nothing.");
  for (const secret of [...Object.values(secrets), ...confidential]) {
    if (log.includes(secret)) throw new Error(`The log of the ${mode} server holds ${secret.slice(0, 12)}…`);
  }
  for (const file of filesUnder(join(tree, ".next/static"))) {
    const text = readFileSync(file, "latin1");
    for (const secret of Object.values(secrets)) {
      if (text.includes(secret)) throw new Error(`${file} holds ${secret.slice(0, 12)}…`);
    }
  }
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
