import "server-only";

/** Longer than one send may take. A driver that outlives it is harmless: same key, and the fence. */
export const leaseMilliseconds = 30_000;
