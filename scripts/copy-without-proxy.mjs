import { copyFileSync, linkSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const notCopied = new Set(["proxy.ts", "proxy.test.ts", "test-results", "playwright-report"]);

/**
 * A copy of this checkout without proxy.ts and without a build. Packages are linked, not copied, where the folder
 * lies on the same disk: Next's compiler follows no symbolic link out of a project.
 * @param {string} target an empty folder
 */
export function copyWithoutProxy(target) {
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.name.startsWith(".") || notCopied.has(entry.name)) continue;
    place(join(root, entry.name), join(target, entry.name), entry);
  }
}

function place(from, to, entry) {
  if (entry.isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const inner of readdirSync(from, { withFileTypes: true })) {
      place(join(from, inner.name), join(to, inner.name), inner);
    }
  } else if (from.includes("node_modules")) {
    linkOrCopy(from, to);
  } else {
    copyFileSync(from, to);
  }
}

function linkOrCopy(from, to) {
  try {
    linkSync(from, to);
  } catch (fault) {
    if (fault.code !== "EXDEV" && fault.code !== "EPERM") throw fault;
    copyFileSync(from, to);
  }
}
