import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build as bundle, type Plugin } from "esbuild";
import { type Edit, planted } from "./planted/edit";

/** Many sources in one file; `discard` throws it away. */
export type Bundle = { readonly file: string; readonly discard: () => Promise<void> };

/** The program that opens the database and plays with whatever product it is given. */
export function bundlePlayer(): Promise<Bundle> {
  return bundleFrom("faults/share-process.ts", []);
}

/**
 * The product, its simulator and the harness, with the edits of a planted bug. One file is loaded in a fraction of
 * what its many sources take, and a bug that was planted into a text in memory needs no copy of the product.
 * @throws Error when the product has changed so that the bug cannot be planted any more.
 */
export function bundleProduct(name: string, edits: readonly Edit[]): Promise<Bundle> {
  return bundleFrom("faults/play-share.ts", [plantingPlugin(name, edits)]);
}

/** @throws Error when an edit does not fit the product any more. */
export async function bundleFrom(entry: string, plugins: readonly Plugin[]): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), "refund-console-player-"));
  const discard = () => rm(folder, { recursive: true, force: true });
  await symlink(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  const file = join(folder, "bundle.mjs");
  try {
    await bundle({
      entryPoints: [entry],
      outfile: file,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20.19",
      // Its only use is to keep browsers out.
      alias: { "server-only": "./scripts/empty.ts" },
      plugins: [packagesPlugin, ...plugins],
      logLevel: "silent",
    });
  } catch (error) {
    await discard();
    throw error;
  }
  return { file, discard };
}

const ownOrDrizzle = /^(@\/|server-only$|drizzle-orm(\/|$))/;

/** Packages stay outside, but for the one that asks of a class many thousand times what it has answered before. */
const packagesPlugin: Plugin = {
  name: "packages",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      return kind === "entry-point" || ownOrDrizzle.test(path) ? null : { path, external: true };
    });
    build.onLoad({ filter: /drizzle-orm[\\/]entity\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return {
        loader: "js",
        contents: `${text.replace("function is(", "function askAnew(")}\n${remembering}`,
      };
    });
  },
};

const remembering = `
const answers = new WeakMap();
function is(value, type) {
  if (!value || typeof value !== "object") return false;
  const prototype = Object.getPrototypeOf(value);
  let known = answers.get(prototype);
  if (known === undefined) answers.set(prototype, (known = new Map()));
  let answer = known.get(type);
  if (answer === undefined) known.set(type, (answer = askAnew(value, type)));
  return answer;
}`;

/** Puts a bug into the sources on their way into the bundle. */
export function plantingPlugin(name: string, edits: readonly Edit[]): Plugin {
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
