import { booksBugs } from "./books-bugs";
import type { PlantedBug } from "./bug";
import { foundBugs } from "./found-bugs";
import { sendingBugs } from "./sending-bugs";

/** Mistakes that others have made, then those that this harness found in the product itself. */
export const plantedBugs: readonly PlantedBug[] = [...sendingBugs, ...booksBugs, ...foundBugs];

/** Mistakes of the plan that need a part of the product that does not exist yet. */
export const waitingBugs: readonly string[] = [
  "an approval is not bound to the content",
  "a limit is checked outside of the transaction",
];
