import { lazy } from "react";

// Parts of the refund form that nobody needs to see the form: fetched when it is first touched, and on the
// server at once. A part that cannot be fetched shows nothing: thrown on, it would take the form with it.

const loadOutcomeNotice = () => import("@/components/refund/outcome-notice");
const loadMetadataRows = () => import("@/components/refund/metadata-rows");
const loadRareSwitches = () => import("@/components/refund/rare-switches");
const showNothing = { default: () => null };

export const LaterOutcomeNotice = lazy(() => loadOutcomeNotice().catch(() => showNothing));
export const LaterMetadataRows = lazy(() => loadMetadataRows().catch(() => showNothing));
export const LaterRareSwitches = lazy(() => loadRareSwitches().catch(() => showNothing));

/** Fetches what the next moment may need, while there is still a network; a failure shows when it is needed. */
export function fetchLaterParts() {
  const parts = [loadOutcomeNotice(), loadMetadataRows(), loadCheck(), loadMoneyLaw()];
  void Promise.allSettled(parts);
}

export const loadCheck = () => import("@/components/refund/check-typed");
export const loadMoneyLaw = () => import("@/components/refund/amount-reading");
