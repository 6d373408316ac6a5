import { publicDoor } from "@/lib/server/identity/public-door";

export const dynamic = "force-dynamic";

/** The process answers. Open to everybody: it says nothing else. */
export const GET = publicDoor(
  "probe",
  () => new Response("ok\n", { headers: { "cache-control": "no-store" } }),
);
