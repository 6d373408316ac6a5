import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { root } from "./root.mjs";

const versions = z.record(z.string(), z.string()).optional();
const lockfileShape = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      extraneous: z.boolean().optional(),
      optionalDependencies: versions,
    }),
  ),
});
const manifestShape = z.object({ dependencies: versions, devDependencies: versions });

const { packages } = lockfileShape.parse(read("package-lock.json"));
const manifest = manifestShape.parse(read("package.json"));

/**
 * Below these, the maker's own advisories describe a hole that this product would have: the image optimizer
 * (CVE-2026-119347, CVE-2026-96889), server functions (CVE-2026-126187) and everything before them.
 */
const floors = { next: "16.4.5", react: "19.3.1", "react-dom": "19.3.1", sharp: "0.35.5" };

describe("the lockfile", () => {
  it("names many packages, none of them left over", () => {
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(pathsWhere(({ extraneous }) => extraneous === true)).toEqual([]);
  });

  it("carries no address of a registry", () => {
    expect(pathsWhere(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  // npm writes such a lockfile without a word when a platform's package is late, and `npm ci` then refuses it.
  it("holds every optional package that another one names", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {})
        .filter((name) => !resolves(path, name))
        .map((name) => `${path} → ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(Object.entries(floors))("has a %s no older than %s, however often", (name, floor) => {
    const found = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, { version = "0.0.0" }]) => !isAtLeast(version, floor))).toEqual([]);
  });

  it("tells an older version from a newer one", () => {
    expect(["16.4.5", "16.10.0", "17.0.0"].map((version) => isAtLeast(version, "16.4.5"))).toEqual([
      true,
      true,
      true,
    ]);
    expect(["16.4.4", "16.3.9", "15.9.9"].map((version) => isAtLeast(version, "16.4.5"))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("package.json", () => {
  it("pins every package to one version", () => {
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  // Its major version decides which version of Stripe's interface we speak.
  it("uses the Stripe SDK that the simulator was written for", () => {
    expect(manifest.dependencies?.stripe).toBe("23.1.0");
  });
});

function pathsWhere(matches: (entry: (typeof packages)[string]) => boolean): string[] {
  return Object.entries(packages).flatMap(([path, entry]) => (matches(entry) ? [path] : []));
}

/** Looks for a package as Node does: in the folder itself, then in every folder above it. */
function resolves(path: string, name: string): boolean {
  const inside = path === "" ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (packages[inside] !== undefined) return true;
  return path !== "" && resolves(path.slice(0, Math.max(0, path.lastIndexOf("node_modules/") - 1)), name);
}

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split(".").map(Number));
  for (const [place, least] of (need ?? []).entries()) {
    const part = have?.[place] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}
