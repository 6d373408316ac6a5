// What the form needs once somebody begins to use it, in one piece: it is fetched at the first touch.

export { readAmount } from "@/components/refund/amount-reading";
export { checkTyped } from "@/components/refund/check-typed";
export { chooseByLetter } from "@/components/refund/choose-by-letter";
export { LaterAmountHelper } from "@/components/refund/later-amount-helper";
export { filledRowPositions } from "@/components/refund/metadata-positions";
export { MetadataRows } from "@/components/refund/metadata-rows";
export { OutcomeNotice } from "@/components/refund/outcome-notice";
export { pressAmountKey } from "@/components/refund/press-amount-key";
export { refusedFaults } from "@/components/refund/refused-faults";
export { RepeatPart } from "@/components/refund/repeat-part";
export { WholeDialog } from "@/components/refund/whole-dialog";
