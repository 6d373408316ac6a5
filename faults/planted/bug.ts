import type { Weather } from "../world/weather";
import type { Edit } from "./edit";

/** A mistake that somebody could make: put into a copy of the product, it must be caught by the harness. */
export type PlantedBug = {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Takes away a second layer that would heal the mistake; alone these edits must do no harm in its weather. */
  readonly without: readonly Edit[];
  /** Weather that makes it show soon; null for the weather that every seed draws for itself. */
  readonly weather: Partial<Weather> | null;
};

/** One planted bug, to be seen with all other layers at work. */
export function bug(
  name: string,
  weather: Partial<Weather> | null,
  ...edits: readonly (readonly [file: string, from: string, to: string])[]
): PlantedBug {
  return { name, weather, edits: edits.map(([file, from, to]) => ({ file, from, to })), without: [] };
}
