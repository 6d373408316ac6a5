import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build as bundle, type Plugin } from "esbuild";
import { type Edit, planted } from "./planted/edit";

/** The product, its simulator and the harness in one file, for a process that plays; `discard` throws it away. */
export type Bundle = { readonly file: string; readonly discard: () => Promise<void> };

const entry = "faults/share-process.ts";

/**
 * Bundles what a player needs, with the edits of a planted bug in it. One file is loaded in a fraction of what
 * its many sources take, and a bug that was planted into a text in memory needs no copy of the product.
 * @throws Error when the product has changed so that the bug cannot be planted any more.
 */
export async function bundleProduct(name: string, edits: readonly Edit[]): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), "refund-console-player-"));
  const discard = () => rm(folder, { recursive: true, force: true });
  await symlink(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  const file = join(folder, "player.mjs");
  try {
    await bundle({
      entryPoints: [entry],
      outfile: file,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20.19",
      packages: "external",
      // Its only use is to keep browsers out.
      alias: { "server-only": "./scripts/empty.ts" },
      plugins: [plantingPlugin(name, edits)],
      logLevel: "silent",
    });
  } catch (error) {
    await discard();
    throw error;
  }
  return { file, discard };
}

function plantingPlugin(name: string, edits: readonly Edit[]): Plugin {
  return {
    name: "planted bug",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const own = edits.filter(({ file }) => path === join(process.cwd(), file));
        if (own.length === 0) return null;
        const text = await readFile(path, "utf8");
        return { loader: "ts", contents: own.reduce((changed, edit) => planted(name, changed, edit), text) };
      });
    },
  };
}
