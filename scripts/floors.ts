import { type Import, readImports, withoutEnding } from "./read-imports";
import { mayImport, mayUse, type Room, roomOf } from "./rooms";
import { isTest, type SourceFile } from "./source-files";

/** It loads what the harness has bundled itself: where those imports lead, the bundler has read. */
const loaderOfBundles = "faults/load-bundled.ts";

/** One sentence per import that the table of rooms does not allow, and per file that stands in no room. */
export function findFloorFaults(files: readonly SourceFile[]): readonly string[] {
  return files.filter(isCode).flatMap((file) => {
    const room = roomOf(file.path);
    if (room === undefined) return [`${file.path} stands in no room`];
    return readImports(file).flatMap((found) => faultOf(file.path, room, found) ?? []);
  });
}

function faultOf(path: string, room: Room, found: Import): string | null {
  if (found.kind === "unreadable" && path === loaderOfBundles) return null;
  if (found.kind === "unreadable") return `${path} imports something that cannot be read: ${found.words}`;
  if (found.kind === "package") {
    return mayUse(room, path, found.name) ? null : `${path} (${room.name}) imports the package ${found.name}`;
  }
  const target = roomOf(withEnding(found.path));
  if (target === undefined) return `${path} imports ${found.path}, which stands in no room`;
  if (isTest(withEnding(found.path)) && room.isProduct && !isTest(path))
    return `${path} imports the test ${found.path}`;
  return mayImport(room, path, target)
    ? null
    : `${path} (${room.name}) imports ${found.path} (${target.name})`;
}

/** One sentence per circle of imports, types included, beginning at its first file by name. */
export function findCircles(files: readonly SourceFile[]): readonly string[] {
  const targets = new Map(files.filter(isCode).map((file) => [withoutEnding(file.path), fileTargets(file)]));
  const circles = new Set<string>();
  const done = new Set<string>();
  for (const start of [...targets.keys()].toSorted()) walk(start, [], { targets, done, circles });
  return [...circles];
}

type Search = {
  readonly targets: ReadonlyMap<string, readonly string[]>;
  readonly done: Set<string>;
  readonly circles: Set<string>;
};

function walk(path: string, way: readonly string[], search: Search): void {
  const seenAt = way.indexOf(path);
  if (seenAt >= 0) search.circles.add(inOrder(way.slice(seenAt)));
  if (seenAt >= 0 || search.done.has(path)) return;
  for (const target of search.targets.get(path) ?? []) walk(target, [...way, path], search);
  search.done.add(path);
}

function inOrder(circle: readonly string[]): string {
  const first = circle.indexOf(circle.toSorted()[0] ?? "");
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0]].join(" → ");
}

function fileTargets(file: SourceFile): string[] {
  return readImports(file).flatMap((found) => (found.kind === "file" ? [found.path] : []));
}

function isCode({ path }: SourceFile): boolean {
  return !path.endsWith(".css");
}

/** Rooms are told apart by file names with an ending, which imports leave out. */
function withEnding(path: string): string {
  return /\.\w+$/.test(path) && !path.endsWith(".config") ? path : `${path}.ts`;
}
