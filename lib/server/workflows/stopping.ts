import "server-only";

/** Long rounds ask between two pieces of work whether the process is to end. */
export const neverStopping: AbortSignal = new AbortController().signal;
