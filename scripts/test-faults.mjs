import { installPackages } from "./install-packages.mjs";
import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";
import { startPostgres } from "./start-postgres.mjs";

await runCommand(async (children) => {
  await installPackages(children);
  const words = process.argv.slice(2);
  const url = needsPostgres(words)
    ? (process.env.TEST_POSTGRES_URL ?? (await startPostgres(children)))
    : null;
  const { code } = await children.run({
    name: "The faults",
    command: process.execPath,
    // As the server runs: otherwise its modules refuse to be loaded.
    args: ["--conditions=react-server", "--import", "tsx", "faults/main.ts", ...words],
    cwd: root,
    env: url === null ? process.env : { ...process.env, TEST_POSTGRES_URL: url },
    output: "shown",
  });
  return code;
});

/** Only the layer with real concurrency uses a server; every other one lives in memory. */
function needsPostgres(words) {
  const layer = words.indexOf("--layer");
  return !words.includes("--seed") && (layer < 0 || (words[layer + 1] ?? "").split(",").includes("d"));
}
