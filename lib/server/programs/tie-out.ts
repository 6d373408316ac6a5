import "server-only";
import { consoleActor } from "@/lib/core/operator";
import { troubleSentence } from "@/lib/core/stripe/stripe-trouble";
import { isTied } from "@/lib/core/tie-out/tie-out";
import { tieOutReport } from "@/lib/core/tie-out/tie-out-report";
import { readTieOutWords, type TieOutWords } from "@/lib/core/tie-out/tie-out-words";
import { hideParameters } from "@/lib/server/database/hide-parameters";
import { environment } from "@/lib/server/environment";
import { closeHands, hands } from "@/lib/server/hands";
import { endWithFault } from "@/lib/server/start-fault";
import { type TieOutEnd, tieOut } from "@/lib/server/workflows/tie-out";

/**
 * Compares the books for the days that were typed and prints what came of it. Comes back with the exit code: 1 when
 * an amount is unexplained or the comparison could not be made; null for words that make no sense.
 */
export async function runTieOut(words: TieOutWords): Promise<number | null> {
  const window = readTieOutWords(words, new Date());
  if (window === null) return null;
  try {
    hideParameters();
    environment();
    const open = await hands();
    const end = await tieOut(consoleActor, open, window);
    await closeHands();
    if (end.kind !== "done") return tellTrouble(end);
    const mode = open.livemode ? "live" : "test";
    process.stdout.write(`${tieOutReport(window, end.result, mode).join("\n")}\n`);
    return isTied(end.result) ? 0 : 1;
  } catch (error) {
    return endWithFault(error);
  }
}

function tellTrouble(end: Exclude<TieOutEnd, { kind: "done" }>): number {
  if (end.kind === "trouble") {
    const { forAdministrator } = troubleSentence(end.trouble);
    const lines = ["The books could not be compared with Stripe’s.", forAdministrator, end.trouble.message];
    process.stderr.write(`${lines.join("\n")}\n`);
  }
  return 1;
}
