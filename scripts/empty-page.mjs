import { cp, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeProgram } from "./node-program.mjs";
import { root } from "./root.mjs";
import { Stop } from "./stop.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";
import { untilAnswers } from "./until-answers.mjs";

const patienceSeconds = 60;
const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };

/**
 * Builds and serves the floor that the product is measured against: a page of nothing, made by the same Next with the
 * same settings. Comes back with its address. Throws Stop.
 * @param {import("./children.mjs").Children} children @param {number} port
 */
export async function startEmptyPage(children, port) {
  const folder = await emptyPageFolder(children);
  const build = next(["build"], folder);
  const built = await children.run({ name: "The build of the empty page", ...build, output: "kept" });
  if (built.code !== 0) throw new Stop(`The empty page could not be built:\n${built.output}`);
  const listen = ["-H", "127.0.0.1", "-p", String(port), "--keepAliveTimeout", "65000"];
  children.start({ name: "The empty page's server", ...next(["start", ...listen], folder), output: "kept" });
  const url = `http://127.0.0.1:${port}/`;
  await untilAnswers("The empty page's server", url, patienceSeconds);
  return url;
}

/** Outside the repository: below it Next would find and build in the product's proxy and start hook. */
async function emptyPageFolder(children) {
  const folder = await temporaryFolder(children);
  await cp(join(root, "benchmarks/empty-page"), folder, { recursive: true });
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  await writeFile(join(folder, "next.config.mjs"), sameSettings());
  return folder;
}

/** Next resolves nothing above its root, and the link leads out of the folder. */
function sameSettings() {
  const product = JSON.stringify(join(root, "next.config.js"));
  return `import product from ${product};\nexport default { ...product, turbopack: { root: "/" } };\n`;
}

function next(args, folder) {
  return { ...nodeProgram("next", "next", args), cwd: folder, env };
}
