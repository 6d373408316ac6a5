import { publicDoor } from "@/lib/server/identity/public-door";
import { isReady } from "@/lib/server/reads/is-ready";

export const dynamic = "force-dynamic";

/** The server can take work: its database answers. Open to everybody: it says nothing else. */
export const GET = publicDoor("probe", async () => {
  const ready = await isReady();
  const headers = { "cache-control": "no-store" };
  return new Response(ready ? "ready\n" : "not ready\n", { status: ready ? 200 : 503, headers });
});
