import "server-only";
import type { LiveView, Watching } from "@/lib/core/charge/live-view";
import type { Operator } from "@/lib/core/operator";
import { eventStream } from "@/lib/server/event-stream";
import { readLiveView } from "@/lib/server/reads/live-view";
import { watchCharge } from "@/lib/server/workflows/watch-charge";

/** What keeps an open page true: as events, or once as JSON where a stream does not come through. */
export async function answerLive(
  request: Request,
  { operator, endsAt }: { operator: Operator; endsAt: Date },
  watching: Watching | null,
): Promise<Response> {
  if (watching === null) return new Response("There is no such page.\n", { status: 404 });
  if (request.headers.get("accept") === "text/event-stream") {
    return eventStream((tell) => watchCharge(operator, watching, tell), endsAt);
  }
  const view: LiveView = await readLiveView(operator, watching);
  return Response.json(view, { headers: { "cache-control": "no-store" } });
}
