import { publicDoor } from "@/lib/server/identity/public-door";
import { readMetrics, scraper } from "@/lib/server/reads/metrics";

export const dynamic = "force-dynamic";

/** Figures for whoever watches the installation, such as Prometheus. */
export const GET = publicDoor("bearer", async () => {
  const { contentType, text } = await readMetrics(scraper);
  return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
});
