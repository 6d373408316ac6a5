import { isTest } from "./source-files";

/** A room of the house: which paths it holds, and which rooms it may import besides itself. */
export type Room = {
  readonly name: string;
  readonly holds: RegExp;
  readonly mayImport: readonly string[];
  /** The only packages it may import; any, when left out. */
  readonly packages?: readonly string[];
  /** What the product is made of, as against what stands around it. */
  readonly isProduct: boolean;
  /** As many files as the room must have at least, once it exists, for the test to believe what it saw. */
  readonly fewestFiles: number;
};

const law = ["core"];
const ground = [...law, "ground"];
const below = [...ground, "stripe", "database", "identity", "hands", "notices"];

/** Who may import whom; the first room that holds a path is the path's room. */
export const rooms: readonly Room[] = [
  product("core", /^lib\/core\//, [], { fewestFiles: 10, packages: ["zod"] }),
  product("stripe", /^lib\/server\/stripe\//, ground, { fewestFiles: 3 }),
  product("database", /^lib\/server\/database\//, ground, { fewestFiles: 5 }),
  product("identity", /^lib\/server\/identity\//, [...ground, "database", "hands"], { fewestFiles: 5 }),
  product("notices", /^lib\/server\/notices\//, [...ground, "database"], { fewestFiles: 3 }),
  product("reads", /^lib\/server\/reads\//, below, { fewestFiles: 3 }),
  product("workflows", /^lib\/server\/workflows\//, below, { fewestFiles: 1 }),
  product("jobs", /^lib\/server\/jobs\//, [...ground, "database", "hands", "workflows", "reads"], {
    fewestFiles: 1,
  }),
  product("programs", /^lib\/server\/programs\//, [...below, "reads", "workflows", "jobs"], {
    fewestFiles: 2,
  }),
  product("start", /^lib\/server\/start\.ts$/, [...below, "reads", "workflows", "jobs"], { fewestFiles: 1 }),
  product("hands", /^lib\/server\/hands\.ts$/, [...ground, "stripe", "database"], { fewestFiles: 1 }),
  product("ground", /^lib\/server\/[\w-]+(\.test)?\.ts$/, law, { fewestFiles: 3 }),
  product("components", /^components\//, law, { fewestFiles: 5 }),
  product("app", /^app\//, [...ground, "components", "identity", "reads", "workflows"], { fewestFiles: 5 }),
  product("gate", /^(instrumentation|proxy)(\.test)?\.ts$/, [...ground, "identity", "start"], {
    fewestFiles: 1,
  }),
  // Here the product, doors and all, meets the simulator over HTTP, so this room alone may know both.
  around("integration", /^integration\//, [...below, "reads", "workflows", "jobs", "app", "simulator"], 2),
  // It breaks the product on purpose, in the simulator's world or as installed; nobody else comes in here.
  around(
    "faults",
    /^faults\//,
    [...below, "reads", "workflows", "jobs", "simulator", "integration", "benchmarks", "scripts"],
    10,
  ),
  around("simulator", /^simulator\//, [], 5),
  around("scripts", /^scripts\//, ["built"], 10),
  // What the build makes of the programs; it is there only after it.
  around("built", /^\.next\/programs\//, [], 0),
  around("e2e", /^e2e\//, ["scripts"], 2),
  around("break-in", /^break-in\//, ["scripts"], 5),
  around("benchmarks", /^benchmarks\//, ["scripts"], 1),
  around("settings", /^[\w.-]+\.config(\.test)?\.[a-z]+$/, ["scripts", "e2e", "core"], 3),
];

/** The room that a path belongs to, if the table knows one. */
export function roomOf(path: string): Room | undefined {
  return rooms.find(({ holds }) => holds.test(path));
}

/** Tests of the product may set their own stage: they may also import the simulator. */
export function mayImport(from: Room, path: string, to: Room): boolean {
  if (from === to || from.mayImport.includes(to.name)) return true;
  return from.isProduct && isTest(path) && to.name === "simulator";
}

/** Tests may use test packages. */
export function mayUse(from: Room, path: string, packageName: string): boolean {
  return from.packages === undefined || isTest(path) || from.packages.includes(packageName);
}

function product(
  name: string,
  holds: RegExp,
  imports: readonly string[],
  rest: Pick<Room, "fewestFiles" | "packages">,
): Room {
  return { name, holds, mayImport: imports, isProduct: true, ...rest };
}

function around(name: string, holds: RegExp, imports: readonly string[], fewestFiles: number): Room {
  return { name, holds, mayImport: imports, isProduct: false, fewestFiles };
}
