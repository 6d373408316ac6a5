/** Replaces the package server-only in tests, which that package refuses to be imported by. */
export const standsInFor = "server-only";
