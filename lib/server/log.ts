import "server-only";
import pino, { type Logger } from "pino";
import { accountKey, installation } from "./environment";
import { maskSecrets } from "./mask-secrets";
import { oncePerProcess } from "./once-per-process";
import { plainError } from "./plain-error";

const redactedNames = [
  "authorization",
  "cookie",
  "token",
  "idToken",
  "code",
  "secret",
  "secretKey",
  "clientSecret",
];

/**
 * The log: one JSON object per line on standard output. Fields that hold secrets never reach it. With several accounts
 * a line names the one that it is about; a line about all of them, or about none, does not.
 */
export function log(): Logger {
  const account = accountKey();
  return account === null
    ? wholeLog()
    : oncePerProcess(`log of ${account}`, () => wholeLog().child({ account }));
}

function wholeLog(): Logger {
  return oncePerProcess("log", openLog);
}

function openLog(): Logger {
  const options = {
    level: installation().accounts[0].logLevel,
    base: { app: "refund-console" },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redactedNames.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
    // The usual serializer copies every field of an error.
    serializers: { err: plainError },
  };
  return pino(options, { write: (line) => process.stdout.write(maskSecrets(line)) });
}
