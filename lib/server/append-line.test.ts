import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendLine } from "./append-line";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "append-line-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a line that is added to a file", () => {
  it("makes the file, and goes after what stands there", async () => {
    const file = join(folder, "new");
    await appendLine(file, "one");
    await appendLine(file, "two");
    expect(await readFile(file, "utf8")).toBe("one\ntwo\n");
  });

  it("does not grow together with a line that a crash cut short", async () => {
    const file = join(folder, "torn");
    await writeFile(file, "one\ntw");
    await appendLine(file, "three");
    expect(await readFile(file, "utf8")).toBe("one\ntw\nthree\n");
  });

  it("fails loudly where nothing can be written", async () => {
    await expect(appendLine(join(folder, "absent", "file"), "one")).rejects.toThrow("ENOENT");
  });
});
