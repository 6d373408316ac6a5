import { type ComponentType, lazy } from "react";
import { MissingPart } from "@/components/refund/missing-part";

// What nobody needs to see the form is fetched when the form is first touched; on the server it is there at once.

export const loadLater = () => import("@/components/refund/later-bundle");

export const LaterOutcomeNotice = later(() => loadLater().then((bundle) => bundle.OutcomeNotice));
export const LaterWholeDialog = later(() => loadLater().then((bundle) => bundle.WholeDialog));
export const LaterRepeatPart = later(() => loadLater().then((bundle) => bundle.RepeatPart));
export const LaterMetadataRows = later(() => loadLater().then((bundle) => bundle.MetadataRows));
export const LaterRareSwitches = later(() =>
  import("@/components/refund/rare-switches").then((module) => module.RareSwitches),
);

// Thrown on, the absence of a part would take the whole form away.
function later<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy<ComponentType<Props>>(() => load().then(asModule, () => asModule(MissingPart)));
}

function asModule<Part>(part: Part): { default: Part } {
  return { default: part };
}
