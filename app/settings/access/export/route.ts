import type { NextRequest } from "next/server";
import { requireOperator } from "@/lib/server/identity/require-operator";
import { readAccessExport } from "@/lib/server/reads/access-page";

export const dynamic = "force-dynamic";

/** One list of the access review as a file; who may not read it is told so as on its page. */
export async function GET(request: NextRequest): Promise<Response> {
  const operator = await requireOperator("access.review", "/settings/access");
  const file = await readAccessExport(operator, Object.fromEntries(request.nextUrl.searchParams));
  if (file === null) return new Response("list must be people, pairs or soon\n", { status: 400 });
  return new Response(file.text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "no-store",
    },
  });
}
