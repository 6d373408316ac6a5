import { Children } from "../../scripts/children.mjs";
import { typescriptProgram } from "../../scripts/node-program.mjs";
import { freePort } from "../../scripts/ports.mjs";
import { moreAccounts, stageAddresses, stageEnvironment } from "../../scripts/stage-environment.mjs";
import { startPostgres } from "../../scripts/start-postgres.mjs";
import { temporaryFolder } from "../../scripts/temporary-folder.mjs";
import { untilAnswers } from "../../scripts/until-answers.mjs";
import { type Program, startProgram } from "./program";

const patienceSeconds = 120;

type Variables = Readonly<Record<string, string>>;

/** A Stripe, an identity provider and a database for one test, whose servers it starts and ends itself. */
export type OwnCompany = {
  readonly appUrl: string;
  readonly stripeUrl: string;
  /** Empty for the embedded database. */
  readonly databaseUrl: string;
  /** Starts one of the scripts in the company's environment. */
  readonly start: (script: string, words?: readonly string[], changes?: Variables) => Program;
  /** Starts a server, the only one of this company's address, and waits until it answers. */
  readonly startServer: (changes?: Variables) => Promise<Program>;
  /** Ends everything, also what a failed test has left running. */
  readonly close: () => Promise<void>;
};

/** Null where Postgres is wanted and this machine has none. With `hasMoreAccounts` it has the demo's three accounts. */
export async function openOwnCompany(
  database: "embedded" | "postgres",
  { hasMoreAccounts } = { hasMoreAccounts: false },
): Promise<OwnCompany | null> {
  const children = new Children();
  const databaseUrl = database === "postgres" ? await startPostgres(children) : "";
  if (databaseUrl === null) return null;
  const [app, stripe, identity] = await Promise.all([freePort(), freePort(), freePort()]);
  const { appUrl, stripeUrl, identityUrl } = stageAddresses({ app, stripe, identity });
  const choices = { dataDirectory: await temporaryFolder(children), logLevel: "info" };
  const environment = stageEnvironment({ appUrl, stripeUrl, identityUrl }, choices);
  const place = { PORT: String(app), HOSTNAME: "127.0.0.1" };
  const accounts = hasMoreAccounts ? moreAccounts(appUrl) : {};
  const variables = { ...environment, ...accounts, ...place, DATABASE_URL: databaseUrl };
  const listen = ["--stripe-port", String(stripe), "--identity-port", String(identity)];
  const simulator = typescriptProgram("simulator/main.ts", listen);
  children.start({
    name: "The simulator",
    ...simulator,
    env: { ...process.env, ...variables },
    output: "kept",
  });
  await untilAnswers("The simulator", `${identityUrl}/.well-known/openid-configuration`, patienceSeconds);
  const programs: Program[] = [];
  const start = (script: string, words: readonly string[] = [], changes: Variables = {}) => {
    const program = startProgram(script, words, { ...variables, ...changes });
    programs.push(program);
    return program;
  };
  const startServer = async (changes: Variables = {}) => {
    const server = start("start", [], changes);
    await untilAnswers("The server", `${appUrl}/healthz`, patienceSeconds);
    return server;
  };
  const close = async () => {
    for (const program of programs) program.signal("SIGKILL");
    await children.end();
  };
  return { appUrl, stripeUrl, databaseUrl, start, startServer, close };
}
