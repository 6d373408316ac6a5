const layers = ["a", "b", "planted", "d", "c", "e", "f", "g", "h"] as const;
export type Layer = (typeof layers)[number];

export type FaultSettings = {
  readonly layers: readonly Layer[];
  readonly seeds: number;
  readonly fromSeed: number;
  /** The most that layer A may take, and the planted bugs again as much. */
  readonly minutes: number;
  /** How many processes play at a time. */
  readonly processes: number;
  /** Layer B ends the process at every so many-th point. */
  readonly everyPassing: number;
  /** How often layer C ends the server. */
  readonly kills: number;
  /** How long the list of layer F is. */
  readonly rows: number;
  /** How many bodies layer H sends to each action and to the webhook. */
  readonly bodies: number;
  /** One run to be played again, instead of all others. */
  readonly seed: string | null;
  /** Searches a new seed for every planted bug and stores it. */
  readonly find: boolean;
  /** A file for all figures; null for none. */
  readonly report: string | null;
};

const standard = {
  seeds: "2000",
  from: "1",
  minutes: "5",
  processes: "2",
  every: "1",
  kills: "40",
  rows: "4000",
  bodies: "1000",
  layer: layers.join(","),
  seed: "",
  find: "no",
  report: "",
};

/** Reads `--seeds 500 --layer a,b`. @throws Error naming the option that nobody knows, or its wrong value. */
export function readSettings(words: readonly string[]): FaultSettings {
  const given = new Map<string, string>(Object.entries(standard));
  for (let index = 0; index < words.length; index += 2) {
    const name = words[index]?.replace(/^--/, "") ?? "";
    const value = words[index + 1];
    if (!given.has(name) || value === undefined) throw new Error(`--${name} needs a value: ${usage}`);
    given.set(name, value);
  }
  const wanted = (given.get("layer") ?? "").split(",").map(layerNamed);
  const textOf = (name: string) => given.get(name) || null;
  return {
    layers: wanted,
    seeds: countIn(given, "seeds"),
    fromSeed: countIn(given, "from"),
    minutes: countIn(given, "minutes"),
    processes: countIn(given, "processes"),
    everyPassing: countIn(given, "every"),
    kills: countIn(given, "kills"),
    rows: countIn(given, "rows"),
    bodies: countIn(given, "bodies"),
    seed: textOf("seed"),
    find: given.get("find") === "yes",
    report: textOf("report"),
  };
}

const usage = `the options are ${Object.keys(standard)
  .map((name) => `--${name}`)
  .join(", ")}`;

function layerNamed(name: string): Layer {
  const layer = layers.find((known) => known === name);
  if (!layer) throw new Error(`there is no layer ${name}: the layers are ${layers.join(", ")}`);
  return layer;
}

function countIn(given: ReadonlyMap<string, string>, name: string): number {
  const count = Number(given.get(name));
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`--${name} must be a whole number above 0`);
}
