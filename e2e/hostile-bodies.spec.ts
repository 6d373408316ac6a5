import { execFile } from "node:child_process";
import { expect, test } from "./test";

const arguments_ = ["--conditions=react-server", "--import", "tsx", "faults/main.ts", "--layer", "h"];

/** The short form of the layer, on a server and books of its own: the last lines and how it ended. */
function playShort(bodies: number): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...arguments_, "--bodies", String(bodies)], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : 1, said: stdout + stderr });
    });
  });
}

test("hostile bodies and forged forms change nothing, tell nothing, and do not bring the server down", async () => {
  test.setTimeout(480_000);
  const { code, said } = await playShort(40);
  expect(said).toContain("no fault");
  expect(code).toBe(0);
});
