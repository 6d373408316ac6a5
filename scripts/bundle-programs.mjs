import { join } from "node:path";
import { root } from "./root.mjs";

const programs = ["worker", "tie-out"];

/** Where a program of the product stands once it was built. @param {string} name */
export function builtProgram(name) {
  return join(root, ".next/programs", `${name}.mjs`);
}

/**
 * Makes one file of each program of the product that runs outside Next, beside Next's own build. Packages stay
 * outside: the programs use the installed ones, as the server does.
 */
export async function bundlePrograms() {
  // A tool of the build, which a production installation does not have.
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: programs.map((name) => `lib/server/programs/${name}.ts`),
    outdir: ".next/programs",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    // Its only use is to keep browsers out.
    alias: { "server-only": "./scripts/empty.ts" },
    sourcemap: "inline",
    logLevel: "warning",
  });
}
