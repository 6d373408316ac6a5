import type { NextRequest } from "next/server";
import { fileAnswer } from "@/app/file-answer";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readRefundsExport } from "@/lib/server/reads/refunds-export";

export const dynamic = "force-dynamic";

/** The list of refunds as a file, with the filters of its address; who may not read it is told so as on its page. */
export async function GET(request: NextRequest): Promise<Response> {
  const operator = await requireOperator("refunds.read", "/refunds");
  const file = await readRefundsExport(operator, Object.fromEntries(request.nextUrl.searchParams));
  if (file === null) return new Response("every filter must be one that can be read\n", { status: 400 });
  return fileAnswer(file, "text/csv; charset=utf-8");
}
