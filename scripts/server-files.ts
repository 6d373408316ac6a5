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

/** What a handler without a guard may be for; `lib/server/identity/public-door` says what each kind does instead. */
const publicKinds = ["probe", "sign_in", "signed_message", "bearer", "preference"];

/** One sentence per handler of an address that begins with no guard and does not say why it needs none. */
export function findHandlerFaults(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => isHandlerFile(path))
    .flatMap(({ path, text }) => handlerFaults(text).map((fault) => `${path} ${fault}`));
}

export function isHandlerFile(path: string): boolean {
  return /^app\/(.*\/)?route\.[jt]sx?$/.test(path);
}

/** One sentence per page that asks nobody who is there though it could show something of the server's. */
export function findPageFaults(files: readonly SourceFile[]): readonly string[] {
  return files.filter(({ path }) => isPageFile(path)).flatMap(({ path, text }) => pageFaults(path, text));
}

export function isPageFile(path: string): boolean {
  return /^app\/(.*\/)?page\.[jt]sx?$/.test(path);
}

function pageFaults(path: string, text: string): string[] {
  if (!text.includes('from "@/lib/server/')) return [];
  const isAsked = asksFirst(text) && imports(text, "requireOperator", "require-operator");
  const isTold =
    text.includes("export default inWords(") && text.includes('import { inWords } from "@/app/in-words";');
  return [
    ...(isAsked ? [] : [`${path} shows something before it asks who is there`]),
    ...(isTold ? [] : [`${path} does not say in words, and without scripts, why it is not shown`]),
  ];
}

/** Whatever is read of the server's is read after that; the imports themselves are no use. */
function asksFirst(text: string): boolean {
  const body = text.replace(/^import [^;]*;$/gm, "");
  const asked = body.indexOf("= await requireOperator(");
  const firstRead = body.search(/\bread[A-Z]\w*\(/);
  return asked >= 0 && (firstRead < 0 || asked < firstRead);
}

function handlerFaults(text: string): string[] {
  return [...text.matchAll(/^export\b.*$/gm)].flatMap(({ 0: line, index }) => {
    // Settings of the framework, as plain literals.
    if (/^export const [a-z]\w* = ("[\w-]+"|\d+|true|false);$/.test(line)) return [];
    const same = /^export const [A-Z]+ = ([A-Z]+);$/.exec(line)?.[1];
    if (same !== undefined)
      return text.includes(`export const ${same} = publicDoor(`) ? [] : [`repeats ${same}`];
    const name = /^export (?:async function|const) ([A-Z]+)\b/.exec(line)?.[1];
    if (name === undefined) return [`exports something that is not a handler: ${line}`];
    return isPublic(text, text.slice(index)) || isGuarded(text, text.slice(index), name)
      ? []
      : [`neither asks a guard first in ${name} nor declares a public door`];
  });
}

function isPublic(text: string, fromExport: string): boolean {
  const kind = /^export const [A-Z]+ = publicDoor\(\s*"(\w+)",/.exec(fromExport)?.[1] ?? "";
  return publicKinds.includes(kind) && imports(text, "publicDoor", "public-door");
}

/** Who asks for what is only shown, and the file that exports it. */
const readingGuards = new Map([
  ["requireOperator", "require-operator"],
  ["admitScript", "admit-script"],
]);

/** What changes something needs the whole guard; what shows something may ask as pages do. */
function isGuarded(text: string, fromExport: string, method: string): boolean {
  if (firstCall(fromExport) === "guard") return imports(text, "guard", "guard");
  const isReading = method === "GET" || method === "HEAD";
  const call = firstCall(fromExport);
  const file = readingGuards.get(call);
  return isReading && file !== undefined && imports(text, call, file);
}

function imports(text: string, name: string, file: string): boolean {
  return text.includes(`import { ${name} } from "@/lib/server/identity/${file}";`);
}

function actionFaults(text: string): string[] {
  if (!imports(text, "guard", "guard")) return ["does not import guard() of lib/server/identity"];
  return [...text.matchAll(/^export\b.*$/gm)].flatMap((match) => {
    const name = /^export async function (\w+Action)\b/.exec(match[0])?.[1];
    if (name === undefined) return [`exports something that is not an action: ${match[0]}`];
    const isGuardedFirst = firstCall(text.slice(match.index)) === "guard";
    return isGuardedFirst ? [] : [`does not ask guard() first in ${name}`];
  });
}

/** The formatter ends a signature with ` {` at the end of a line; what follows is the first statement. */
function firstCall(fromExport: string): string {
  const signature = /^[^]*?\)(?:: [^\n]*)? \{\n/.exec(fromExport)?.[0] ?? "";
  const body = fromExport.slice(signature.length);
  const call = /^\s*(?:const [^=;]+ = )?await (\w+)\(/.exec(body)?.[1];
  return signature === "" ? "" : (call ?? "");
}

/** A file of types alone is gone before anything could import it. */
function hasRuntimeCode(text: string): boolean {
  return /^(?:export )?(?:default|async|const|let|var|function|class|enum)\b/m.test(text);
}

function firstStatement(text: string): string {
  return text.replace(/^(?:\s+|\/\/[^\n]*\n|\/\*[^]*?\*\/)*/, "");
}
