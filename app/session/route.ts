import { currentOperator } from "@/lib/server/identity/current-operator";

/** Tells a waiting page, cheaply, that the server can be reached and the person is still signed in. */
export async function GET(): Promise<Response> {
  const operator = await currentOperator();
  return new Response(null, {
    status: operator === null ? 401 : 204,
    headers: { "Cache-Control": "no-store" },
  });
}
