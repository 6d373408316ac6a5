import { hasBuild } from "./build-product.mjs";
import { requireFreePort } from "./ports.mjs";
import { requireNode } from "./require-node.mjs";
import { serveProduct } from "./serve/serve-product.mjs";
import { printEnd, Stop } from "./stop.mjs";

const { PORT = "3000", HOSTNAME = "127.0.0.1" } = process.env;

try {
  requireNode();
  if (!hasBuild()) throw new Stop("There is no build yet: run `npm run build` first.");
  await requireFreePort(Number(PORT), HOSTNAME);
  await serveProduct({ hostname: HOSTNAME, port: Number(PORT) });
} catch (fault) {
  printEnd(fault);
  process.exit(1);
}
