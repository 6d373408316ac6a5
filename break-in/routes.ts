import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tree } from "./addresses";

/** Every address of the build, as its pages and handlers are called there, such as `/charges/[chargeId]`. */
export function routes(): readonly string[] {
  const manifest = readFileSync(join(tree, ".next/app-path-routes-manifest.json"), "utf8");
  return [...new Set(Object.values(JSON.parse(manifest) as Record<string, string>))];
}

/** The path of a route for this payment; whatever else a route asks for is something that there is not. */
export function pathOf(route: string, chargeId: string): string {
  return route.replace("[chargeId]", chargeId).replaceAll(/\[\w+\]/g, "none");
}
