import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { StartProblem } from "../start-problem";
import { demoWorld } from "./demo";
import { readWorldFile } from "./read-world-file";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "world-file-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(text: string): Promise<string> {
  const path = join(folder, "world.json");
  await writeFile(path, text);
  return path;
}

describe("reading a world from a file", () => {
  it("takes a list of objects just as the API returns them", async () => {
    const world = demoWorld();
    expect(await readWorldFile(await fileWith(JSON.stringify(world)))).toEqual(world);
  });

  it("takes one page of a list call", async () => {
    const charges = demoWorld().filter((object) => object.object === "charge");
    const page = { object: "list", data: charges, has_more: false, url: "/v1/charges" };
    expect(await readWorldFile(await fileWith(JSON.stringify(page)))).toEqual(charges);
  });

  it("takes objects by name", async () => {
    const [first, second] = demoWorld();
    const named = { _about: "two objects", resources: { first, second } };
    expect(await readWorldFile(await fileWith(JSON.stringify(named)))).toEqual([first, second]);
  });

  it.each([
    ["no JSON", "charge,amount", /is not JSON\.$/],
    ["a number", "7", /A world is a list/],
    ["an entry that is no API object", '[{"object":"charge"},{"id":"ch_1"}]', /Entry 2/],
  ])("explains in one sentence what is wrong with %s", async (_case, text, sentence) => {
    const reading = readWorldFile(await fileWith(text));
    await expect(reading).rejects.toThrow(StartProblem);
    await expect(reading).rejects.toThrow(sentence);
  });

  it("says so when there is no such file", async () => {
    await expect(readWorldFile(join(folder, "absent.json"))).rejects.toThrow(
      /absent\.json cannot be read\.$/,
    );
  });
});
