import { approvalBugs } from "./approval-bugs";
import { booksBugs } from "./books-bugs";
import type { PlantedBug } from "./bug";
import { foundBugs } from "./found-bugs";
import { sendingBugs } from "./sending-bugs";
import { stepUpBugs } from "./step-up-bugs";

/** Mistakes that others have made, then those that this harness found in the product itself. */
export const plantedBugs: readonly PlantedBug[] = [
  ...sendingBugs,
  ...booksBugs,
  ...approvalBugs,
  ...stepUpBugs,
  ...foundBugs,
];
