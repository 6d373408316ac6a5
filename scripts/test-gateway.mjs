import { join } from "node:path";
import { buildProduct } from "./build-product.mjs";
import { copyWithoutProxy } from "./copy-without-proxy.mjs";
import { findApache } from "./find-apache.mjs";
import { installPackages } from "./install-packages.mjs";
import { nodeProgram } from "./node-program.mjs";
import { runCommand } from "./run-command.mjs";
import { Stop } from "./stop.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";

const suites = ["without-proxy", "apache"];

// What `npm test` has no time for: the same attempts at a build without proxy.ts, and a real gateway in front.
await runCommand(async (children) => {
  const wanted = chosenSuites(process.argv.slice(2));
  await installPackages(children);
  const codes = [];
  if (wanted.includes("without-proxy")) codes.push(await withoutProxy(children));
  if (wanted.includes("apache")) codes.push(await behindApache(children));
  return codes.every((code) => code === 0) ? 0 : 1;
});

function chosenSuites(words) {
  if (words.every((word) => suites.includes(word))) return words.length === 0 ? suites : words;
  throw new Stop(`The suites are ${suites.join(" and ")}; without a word, both are run.`);
}

async function withoutProxy(children) {
  const tree = await temporaryFolder(children);
  console.log("Building a copy without proxy.ts …");
  copyWithoutProxy(tree);
  const program = { command: process.execPath, args: [join(tree, "scripts/build.mjs")], cwd: tree };
  const built = await children.run({ name: "The build", ...program, env: process.env, output: "kept" });
  if (built.code !== 0) throw new Stop(`The copy without proxy.ts could not be built:\n${built.output}`);
  return vitest(children, "break-in", { BREAK_IN_TREE: tree });
}

async function behindApache(children) {
  const apache = findApache();
  if ("missing" in apache) throw new Stop(`${apache.missing} Nothing was installed.`);
  await buildProduct(children);
  return vitest(children, "apache", { APACHE_BINARY: apache.binary, APACHE_MODULES: apache.modules });
}

async function vitest(children, project, variables) {
  const program = nodeProgram("vitest", "vitest", ["run", "--project", project]);
  const env = { ...process.env, ...variables };
  return (await children.run({ name: "The suite", ...program, env, output: "shown" })).code;
}
