import { posix } from "node:path";
import type { SourceFile } from "./source-files";

/** Where an import leads: to a file's path without its ending, to a package, or nobody can tell. */
export type Import =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "package"; readonly name: string }
  | { readonly kind: "unreadable"; readonly words: string };

// The formatter puts every static import at the start of a line, so no parser is needed to find them.
const staticImport = /^import\s+(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']/gm;
const reExport = /^export\s+(?:type\s+)?(?:\*|\{)[^"';]*?\sfrom\s+["']([^"']+)["']/gm;
const laterImport = /\b(?:import|require)\(\s*([^)]+)\)/g;

/** Everything that a file imports or exports again, types too. A later import must name its file in plain letters. */
export function readImports({ path, text }: SourceFile): readonly Import[] {
  const named = [...text.matchAll(staticImport), ...text.matchAll(reExport)].map(
    ([, address = ""]) => address,
  );
  const later = [...text.matchAll(laterImport)].map(([, words = ""]) => words.trim());
  return [
    ...named.map((address) => locate(path, address)),
    ...later.map((words) => locateLater(path, words)),
  ];
}

function locateLater(path: string, words: string): Import {
  const address = /^["']([^"']+)["']/.exec(words)?.[1];
  return address === undefined ? { kind: "unreadable", words } : locate(path, address);
}

function locate(from: string, address: string): Import {
  if (address.startsWith("@/")) return { kind: "file", path: withoutEnding(address.slice(2)) };
  if (!address.startsWith(".")) return { kind: "package", name: packageName(address) };
  return { kind: "file", path: withoutEnding(posix.join(posix.dirname(from), address)) };
}

function packageName(address: string): string {
  const parts = address.split("/");
  return parts.slice(0, address.startsWith("@") ? 2 : 1).join("/");
}

/** `money.ts` and `money` are the same file to an import. */
export function withoutEnding(path: string): string {
  return path.replace(/\.(tsx?|mjs|js)$/, "");
}
