import { readFile } from "node:fs/promises";
import { StartProblem } from "../start-problem";
import { readWorld } from "../stripe/read-world";
import type { StripeWorldObject } from "../stripe/world-object";

/**
 * Reads the objects of a world from a JSON file, in any of the shapes that `readWorld` knows.
 *
 * @throws StartProblem when the file cannot be read, is not JSON, or holds something else
 */
export async function readWorldFile(path: string): Promise<StripeWorldObject[]> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new StartProblem(`The world file ${path} cannot be read.`, { cause });
  });
  const json = parse(text, path);
  try {
    return readWorld(json);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartProblem(`The world file ${path} cannot be used: ${reason}`, { cause });
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StartProblem(`The world file ${path} is not JSON.`, { cause });
  }
}
