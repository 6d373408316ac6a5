import type { NextRequest } from "next/server";
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
  return new Response(asStream(file.pieces), {
    headers: {
      "content-type": contentTypes[file.format],
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "no-store",
    },
  });
}

/** Asks for the next piece only when the reader has taken the last one. */
function asStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
