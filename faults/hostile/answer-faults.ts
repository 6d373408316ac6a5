import type { RealStage } from "../real/real-stage";
import type { RawAnswer } from "./send-raw";

/** Places in code, and where packages lie: what only an error that got out would tell. */
const details = / at \S+ \(\S+:\d+:\d+\)|node_modules|\.next\/server|PostgresError|QueryError/;

/** Variables whose values nobody outside may ever see. */
const secrets = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "OIDC_CLIENT_SECRET", "SESSION_SECRET"];

/** What an answer must never hold, whatever was sent. */
export function answerFaults({ body, headers }: RawAnswer, { environment }: RealStage): string[] {
  const all = `${JSON.stringify(headers)}${body}`;
  const leaked = secrets.filter((name) => all.includes(environment[name] ?? "a secret that is not set"));
  const place = details.exec(all)?.[0];
  return [
    ...leaked.map((name) => `the answer holds ${name}`),
    ...(place === undefined ? [] : [`the answer tells details: ${place}`]),
  ];
}
