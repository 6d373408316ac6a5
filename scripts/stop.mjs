/** A reason to stop that the person at the terminal can act on: printed as one sentence, without a stack. */
export class Stop extends Error {
  name = "Stop";
}

/** Prints why a command ends: the sentence of a Stop, everything that is known of a bug. */
export function printEnd(fault) {
  console.error(fault instanceof Stop ? fault.message : fault);
}
