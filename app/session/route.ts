import { currentOperator } from "@/lib/server/identity/current-operator";
import { publicDoor } from "@/lib/server/identity/public-door";

/** Tells a waiting page, cheaply, that the server can be reached and the person is still signed in. */
export const GET = publicDoor("probe", async () => {
  const operator = await currentOperator();
  return new Response(null, {
    status: operator === null ? 401 : 204,
    headers: { "Cache-Control": "no-store" },
  });
});
