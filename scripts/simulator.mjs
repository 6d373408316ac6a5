import { installPackages } from "./install-packages.mjs";
import { typescriptProgram } from "./node-program.mjs";
import { runCommand } from "./run-command.mjs";

await runCommand(async (children) => {
  await installPackages(children);
  const program = typescriptProgram("simulator/main.ts", process.argv.slice(2));
  const { code } = await children.run({
    name: "The simulator",
    ...program,
    env: process.env,
    output: "shown",
  });
  return code;
});
