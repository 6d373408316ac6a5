export const dynamic = "force-dynamic";

/** The process answers. Open to everybody: it says nothing else. */
export function GET(): Response {
  return new Response("ok\n", { headers: { "cache-control": "no-store" } });
}
