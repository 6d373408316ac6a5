import type { Plan } from "./play-history";
import { crowd, fixedScenes } from "./scenes";
import { Random } from "./world/random";
import { calm, drawWeather, type Weather } from "./world/weather";

/** What one run is called, so that one command plays it again: `17`, or for a crash at a point `lost-answer:17`. */
export type SeedName = string;

/** Layer A: everything is drawn from the seed. `weather` narrows what is drawn, for the planted bugs. */
export function drawnPlan(seed: number, weather: Partial<Weather> | null): Plan {
  const drawn = drawWeather(new Random(seed * 7_919 + 1));
  // Directed weather asks for a second factor only where it says so: it is there to show something else.
  const directed = weather === null ? drawn : { ...drawn, stepUpShare: 0, ...weather };
  return { seed, scene: crowd, weather: directed, crashAtPassing: null, tell: null };
}

/** Layer B: a fixed scene, in which the process ends at the n-th point that it passes; 0 for none. */
export function crashPlan(sceneName: string, crashAtPassing: number): Plan {
  const scene = fixedScenes.find(({ name }) => name === sceneName);
  if (!scene) throw new Error(`there is no scene ${sceneName}`);
  return { seed: 1, scene, weather: { ...calm, ...scene.weather }, crashAtPassing, tell: null };
}

/** The plan that a name stands for. */
export function planNamed(name: SeedName): Plan {
  const [scene = "", passing] = name.split(":");
  return passing === undefined ? drawnPlan(Number(name), null) : crashPlan(scene, Number(passing));
}
