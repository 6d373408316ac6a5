import type { NextRequest } from "next/server";
import { fileAnswer } from "@/app/file-answer";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { type AuditExport, readAuditExport } from "@/lib/server/reads/audit-export";

export const dynamic = "force-dynamic";

const contentTypes: Readonly<Record<AuditExport["format"], string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
};

const refused = "format must be csv or jsonl, and every filter one that can be read\n";

/** The audit log as a file, row by row as it is read; who may not read the log is told so as on its page. */
export async function GET(request: NextRequest): Promise<Response> {
  const operator = await requireOperator("audit.read", "/audit-log");
  const parameters = Object.fromEntries(request.nextUrl.searchParams);
  const file = await readAuditExport(operator, parameters);
  if (file === null) return new Response(refused, { status: 400 });
  return fileAnswer(file, contentTypes[file.format]);
}
