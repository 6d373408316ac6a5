import { execFile } from "node:child_process";
import type { AuditExport } from "@/lib/server/reads/audit-export";

/** An export as the browser would save it. */
export async function wholeText(file: AuditExport | null): Promise<string> {
  if (file === null) throw new Error("no such format");
  let text = "";
  for await (const piece of file.pieces) text += piece;
  return text;
}

/** Runs the verifier as its own program: it shares nothing with the product but the format of its files. */
export function runVerifier(args: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/audit-verify.mjs", ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
    });
  });
}
