import { describe, expect, it } from "vitest";
import { findCircles, findFloorFaults } from "./floors";
import { roomOf, rooms } from "./rooms";
import {
  findActionFaults,
  findHandlerFaults,
  findPageFaults,
  findUnguardedServerFiles,
  isActionsFile,
  isHandlerFile,
  isPageFile,
} from "./server-files";
import { sourceFiles } from "./source-files";

const longestFile = 200;
const files = sourceFiles();

function filesIn(room: string): number {
  return files.filter(({ path }) => roomOf(path)?.name === room).length;
}

describe("the floors of the house", () => {
  it("are seen in every room", () => {
    const tooEmpty = rooms.filter(({ name, fewestFiles }) => filesIn(name) < fewestFiles);
    expect(tooEmpty.map(({ name, fewestFiles }) => `${name}: ${filesIn(name)} of ${fewestFiles}`)).toEqual(
      [],
    );
  });

  it("are seen with their actions", () => {
    expect(files.filter(({ path, text }) => path.startsWith("app/") && isActionsFile(text))).not.toEqual([]);
  });

  it("are kept by every import", () => {
    expect(findFloorFaults(files)).toEqual([]);
  });

  it("have no stairs that lead in a circle", () => {
    expect(findCircles(files)).toEqual([]);
  });

  it("keep the server's files out of the browser", () => {
    expect(findUnguardedServerFiles(files)).toEqual([]);
  });

  it("let nothing through an actions file that has not passed the guard", () => {
    expect(findActionFaults(files)).toEqual([]);
  });

  it("let no address be answered without a guard, unless its handler says what stands in the guard's place", () => {
    expect(files.filter(({ path }) => isHandlerFile(path)).length).toBeGreaterThan(8);
    expect(findHandlerFaults(files)).toEqual([]);
  });

  it("let no page show anything before it knows who is there", () => {
    expect(files.filter(({ path }) => isPageFile(path)).length).toBeGreaterThan(8);
    expect(findPageFaults(files)).toEqual([]);
  });

  it("hold no file that is too long to read", () => {
    const tooLong = files.filter(({ text }) => text.split("\n").length - 1 > longestFile);
    expect(tooLong.map(({ path }) => path)).toEqual([]);
  });
});
