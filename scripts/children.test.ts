import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Children } from "./children.mjs";
import { Stop } from "./stop.mjs";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "children-"));
});
afterEach(() => rm(folder, { recursive: true }));

function script(name: string, text: string) {
  const program = { command: process.execPath, args: ["-e", text], env: process.env };
  return { name, ...program, output: "kept" as const };
}

/** A program that starts another one, writes both process ids down, and waits for ever. */
function parentOfOne(name: string) {
  const waiting = "setInterval(() => {}, 1000)";
  const text = `
    const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(waiting)}]);
    require("node:fs").writeFileSync(${JSON.stringify(join(folder, name))}, process.pid + " " + child.pid);
    ${waiting};`;
  return script(name, text);
}

async function writtenPids(name: string): Promise<number[]> {
  await vi.waitUntil(
    () => existsSync(join(folder, name)) && readFileSync(join(folder, name), "utf8") !== "",
    {
      timeout: 10_000,
    },
  );
  return readFileSync(join(folder, name), "utf8").split(" ").map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it("ends a program together with what that program started", async () => {
  const children = new Children();
  children.start(parentOfOne("parent"));
  const pids = await writtenPids("parent");
  expect(pids.map(isAlive)).toEqual([true, true]);
  await children.end();
  await vi.waitUntil(() => !pids.some(isAlive), { timeout: 5_000 });
});

it("leaves nothing of a program behind that was killed by somebody else", async () => {
  const children = new Children();
  children.start(parentOfOne("parent"));
  const [leader, member] = await writtenPids("parent");
  if (leader === undefined || member === undefined) throw new Error("Two process ids were expected.");
  process.kill(leader, "SIGKILL");
  await expect(children.untilOneFalls()).rejects.toThrow("signal SIGKILL");
  await vi.waitUntil(() => !isAlive(member), { timeout: 5_000 });
});

it("clears up once the programs are over, the latest first", async () => {
  const children = new Children();
  const cleared: string[] = [];
  children.afterwards(() => cleared.push("first"));
  children.afterwards(() => cleared.push("second"));
  await children.end();
  await children.end();
  expect(cleared).toEqual(["second", "first"]);
});

it("says which program stopped by itself", async () => {
  const children = new Children();
  children.start(script("The little server", "process.exit(3)"));
  await expect(children.untilOneFalls()).rejects.toThrow(
    /^The little server stopped by itself \(exit code 3\)/,
  );
});

it("gives back what a program printed and how it ended", async () => {
  const children = new Children();
  const ended = await children.run(script("The speaker", "console.log('words'); process.exitCode = 2"));
  expect(ended).toMatchObject({ code: 2, output: "words\n" });
});

it("says in one sentence that a program is missing", async () => {
  const missing = { ...script("The absent", ""), command: join(folder, "absent") };
  await expect(new Children().run(missing)).rejects.toThrow(/^The absent could not be started/);
});

it("starts nothing more once the end has begun", async () => {
  const children = new Children();
  await children.end();
  await expect(children.run(script("The late", ""))).rejects.toThrow(Stop);
});
