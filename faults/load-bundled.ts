import { pathToFileURL } from "node:url";

/** The border to a file that the harness has bundled itself. What it holds is the caller's word. */
export async function loadBundled<Exported>(file: string): Promise<Exported> {
  return import(pathToFileURL(file).href);
}
