import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/root.mjs";
import { isActionsFile } from "../../scripts/server-files";
import { sourceFiles } from "../../scripts/source-files";

/** A server action that a browser can call, and the number that it has in this build. */
export type ServerAction = { readonly name: string; readonly file: string; readonly id: string };

type Manifest = {
  readonly node: Readonly<Record<string, { readonly filename?: string; readonly exportedName?: string }>>;
};

/**
 * Every action of the product: what the sources export, with its number out of the build.
 * @throws Error when an action stands in the sources and not in the build, so that none is left out unseen.
 */
export function listActions(): readonly ServerAction[] {
  const manifestFile = join(root, ".next/server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(manifestFile, "utf8")) as Manifest;
  return exportedActions().map(({ file, name }) => {
    const [id] = Object.entries(node).find(
      ([, { filename, exportedName }]) => filename === file && exportedName === name,
    ) ?? [undefined];
    if (id === undefined) throw new Error(`${name} of ${file} is not in the build`);
    return { name, file, id };
  });
}

function exportedActions(): { file: string; name: string }[] {
  return sourceFiles()
    .filter(({ text }) => isActionsFile(text))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^export async function (\w+)/gm)].map(([, name = ""]) => ({ file: path, name })),
    );
}
