import { isTest, type SourceFile } from "./source-files";

/** One sentence per file of lib/server that could reach a browser, because nothing at its top forbids it. */
export function findUnguardedServerFiles(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => path.startsWith("lib/server/") && !isTest(path))
    .filter(({ text }) => hasRuntimeCode(text) && !firstStatement(text).startsWith('import "server-only"'))
    .map(({ path }) => `${path} does not begin with import "server-only"`);
}

/** One sentence per fault in a file whose exports a browser can call. */
export function findActionFaults(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    if (isActionsFile(text)) return actionFaults(text).map((fault) => `${path} ${fault}`);
    return /^\s*["']use server["']/m.test(text) ? [`${path} declares an action outside an actions file`] : [];
  });
}

export function isActionsFile(text: string): boolean {
  return /^["']use server["']/.test(firstStatement(text));
}

function actionFaults(text: string): string[] {
  return [...text.matchAll(/^export\b.*$/gm)].flatMap((match) => {
    const name = /^export async function (\w+Action)\b/.exec(match[0])?.[1];
    if (name === undefined) return [`exports something that is not an action: ${match[0]}`];
    return beginsWithGuard(text.slice(match.index)) ? [] : [`does not ask guard() first in ${name}`];
  });
}

/** The formatter ends a signature with ` {` at the end of a line; what follows is the first statement. */
function beginsWithGuard(fromExport: string): boolean {
  const signature = /^[^]*?\)(?:: [^\n]*)? \{\n/.exec(fromExport)?.[0] ?? "";
  const body = fromExport.slice(signature.length);
  return signature !== "" && /^\s*(?:const [^=;]+ = )?await guard\(/.test(body);
}

/** A file of types alone is gone before anything could import it. */
function hasRuntimeCode(text: string): boolean {
  return /^(?:export )?(?:default|async|const|let|var|function|class|enum)\b/m.test(text);
}

function firstStatement(text: string): string {
  return text.replace(/^(?:\s+|\/\/[^\n]*\n|\/\*[^]*?\*\/)*/, "");
}
