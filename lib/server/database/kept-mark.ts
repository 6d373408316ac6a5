import "server-only";

/** How a statement begins that is written once and may be planned once. */
export const keptMark = "/* kept */ ";
