import { runProgram } from "./run-program.mjs";

await runProgram("worker", async () => {
  const { runWorker } = await import("../.next/programs/worker.mjs");
  return runWorker();
});
