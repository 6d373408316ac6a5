import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./ports.mjs";
import { Stop } from "./stop.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";

const oldestMajor = 15;
const debianFolder = "/usr/lib/postgresql";
const patienceSeconds = 30;

/**
 * Starts a PostgreSQL server of our own, empty, on loopback, with real fsync; it is gone when the command ends.
 * @param {import("./children.mjs").Children} children
 * @returns {Promise<string | null>} its address, or null when this machine has no PostgreSQL that is new enough
 */
export async function startPostgres(children) {
  const programs = findPrograms();
  if (programs === null) return null;
  const folder = await temporaryFolder(children);
  const cluster = join(folder, "cluster");
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const owner = giveAway(folder, passwordFile);
  const shared = { cwd: folder, env: { ...process.env, LC_ALL: "C" }, output: "kept", ...owner };
  await createCluster(children, shared, { programs, cluster, passwordFile });
  const port = await freePort();
  const listen = ["-h", "127.0.0.1", "-p", String(port), "-k", folder];
  const args = ["-D", cluster, ...listen, "-c", "fsync=on"];
  children.start({ name: "PostgreSQL", command: join(programs, "postgres"), args, ...shared });
  await Promise.race([untilReady(cluster), children.untilOneFalls()]);
  return `postgresql://refund_console:${password}@127.0.0.1:${port}/postgres`;
}

async function createCluster(children, shared, { programs, cluster, passwordFile }) {
  const who = ["-U", "refund_console", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const args = ["-D", cluster, "--encoding=UTF8", "--no-locale", ...who];
  const program = { name: "initdb", command: join(programs, "initdb"), args, ...shared };
  const { code, output } = await children.run(program);
  if (code !== 0) throw new Stop(`PostgreSQL's initdb failed:\n${output}`);
}

/** The folder of the newest server programs that are new enough. @returns {string | null} */
function findPrograms() {
  const debian = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const folders = [
    ...debian.map((version) => join(debianFolder, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  const found = folders
    .filter((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")))
    .map((folder) => ({ folder, major: majorOf(join(folder, "postgres")) }))
    .filter(({ major }) => major >= oldestMajor)
    .toSorted((a, b) => b.major - a.major);
  return found[0]?.folder ?? null;
}

/** `postgres --version` says "postgres (PostgreSQL) 15.18 (Debian …)". */
function majorOf(program) {
  const said = execFileSync(program, ["--version"], { encoding: "utf8" });
  return Number(/\) (\d+)/.exec(said)?.[1] ?? 0);
}

/** PostgreSQL refuses to run as root, so root hands everything to an account without rights. */
function giveAway(...paths) {
  if (process.getuid() !== 0) return {};
  const account = accountOf("postgres") ?? accountOf("nobody");
  if (account === null) throw new Stop("PostgreSQL needs an account other than root, and there is none.");
  for (const path of paths) chownSync(path, account.uid, account.gid);
  return account;
}

function accountOf(name) {
  try {
    const ask = (flag) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return null;
  }
}

async function untilReady(cluster) {
  const deadline = Date.now() + patienceSeconds * 1000;
  while (!isReady(join(cluster, "postmaster.pid"))) {
    if (Date.now() > deadline) throw new Stop(`PostgreSQL did not start within ${patienceSeconds} s.`);
    await pause(50);
  }
}

/** The last line of this file tells the server's state; its port is open earlier than it answers. */
function isReady(statusFile) {
  return existsSync(statusFile) && /^ready\s*$/m.test(readFileSync(statusFile, "utf8"));
}
