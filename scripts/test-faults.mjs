import { buildProduct } from "./build-product.mjs";
import { installPackages } from "./install-packages.mjs";
import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";
import { startPostgres } from "./start-postgres.mjs";

await runCommand(async (children) => {
  await installPackages(children);
  const words = process.argv.slice(2);
  if (needsBuild(words)) await buildProduct(children);
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

/** Only the layer with real concurrency uses a server. */
function needsPostgres(words) {
  return !words.includes("--seed") && wantsOneOf(words, ["d"]);
}

/** The layers that meet the product as it is installed. */
function needsBuild(words) {
  return wantsOneOf(words, ["c", "g", "h"]);
}

function wantsOneOf(words, layers) {
  const option = words.indexOf("--layer");
  const wanted = option < 0 ? layers : (words[option + 1] ?? "").split(",");
  return layers.some((layer) => wanted.includes(layer));
}
