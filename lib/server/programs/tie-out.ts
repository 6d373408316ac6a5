import "server-only";
import { consoleActor } from "@/lib/core/operator";
import { troubleSentence } from "@/lib/core/stripe/stripe-trouble";
import { isTied } from "@/lib/core/tie-out/tie-out";
import { tieOutReport } from "@/lib/core/tie-out/tie-out-report";
import type { TieOutWindow } from "@/lib/core/tie-out/tie-out-window";
import { readTieOutWords, type TieOutWords } from "@/lib/core/tie-out/tie-out-words";
import { hideParameters } from "@/lib/server/database/hide-parameters";
import { inEveryAccount, installation } from "@/lib/server/environment";
import { closeHands, hands, openAllHands } from "@/lib/server/hands";
import { endWithFault } from "@/lib/server/start-fault";
import { type TieOutEnd, tieOut } from "@/lib/server/workflows/tie-out";

/**
 * Compares the books of every account for the days that were typed and prints what came of it. Comes back with the exit code: 1 when
 * an amount is unexplained or the comparison could not be made; null for words that make no sense.
 */
export async function runTieOut(words: TieOutWords): Promise<number | null> {
  const window = readTieOutWords(words, new Date());
  if (window === null) return null;
  try {
    hideParameters();
    const isOne = installation().accounts.length === 1;
    await openAllHands();
    const ends = await inEveryAccount(async ({ account: { name }, stripe: { livemode } }) => {
      const end = await tieOut(consoleActor, await hands(), window);
      return { name: isOne ? null : name, mode: livemode ? ("live" as const) : ("test" as const), end };
    });
    await closeHands();
    return Math.max(...ends.map((one) => tell(one, window)));
  } catch (error) {
    return endWithFault(error);
  }
}

type AccountsEnd = { readonly name: string | null; readonly mode: "live" | "test"; readonly end: TieOutEnd };

/** What came of one account; gives what the exit code must be at least. */
function tell({ name, mode, end }: AccountsEnd, window: TieOutWindow): number {
  const heading = name === null ? [] : [`${name}:`];
  if (end.kind !== "done") {
    if (name !== null) process.stderr.write(`${name}:\n`);
    return tellTrouble(end);
  }
  process.stdout.write(`${[...heading, ...tieOutReport(window, end.result, mode)].join("\n")}\n`);
  return isTied(end.result) ? 0 : 1;
}

function tellTrouble(end: Exclude<TieOutEnd, { kind: "done" }>): number {
  if (end.kind === "trouble") {
    const { forAdministrator } = troubleSentence(end.trouble);
    const lines = ["The books could not be compared with Stripe’s.", forAdministrator, end.trouble.message];
    process.stderr.write(`${lines.join("\n")}\n`);
  }
  return 1;
}
