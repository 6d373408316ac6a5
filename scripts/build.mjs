import { buildProduct } from "./build-product.mjs";
import { runCommand } from "./run-command.mjs";

await runCommand(buildProduct);
