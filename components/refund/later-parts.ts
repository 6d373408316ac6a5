import { type ComponentType, lazy } from "react";
import { MissingPart } from "@/components/refund/missing-part";

// What nobody needs to see the form is fetched when the form is first touched; on the server it is there at once.

const loadOutcomeNotice = () => import("@/components/refund/outcome-notice");
const loadWholeDialog = () => import("@/components/refund/whole-dialog");
const loadMetadataRows = () => import("@/components/refund/metadata-rows");
export const loadCheck = () => import("@/components/refund/check-typed");
export const loadMoneyLaw = () => import("@/components/refund/amount-reading");

export const LaterOutcomeNotice = later(loadOutcomeNotice);
export const LaterWholeDialog = later(loadWholeDialog);
export const LaterMetadataRows = later(loadMetadataRows);
export const LaterRareSwitches = later(() => import("@/components/refund/rare-switches"));

/** Fetches what the next moment may need, while there is a network; what is missing shows when it is needed. */
export function fetchLaterParts() {
  const parts = [loadOutcomeNotice(), loadWholeDialog(), loadMetadataRows(), loadCheck(), loadMoneyLaw()];
  void Promise.allSettled(parts);
}

// Thrown on, the absence of a part would take the whole form away.
function later<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(() => load().catch(() => ({ default: MissingPart })));
}
