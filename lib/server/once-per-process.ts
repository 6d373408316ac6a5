import "server-only";

/**
 * The value that `make` gave at the first call under this name. Next evaluates a module several times in one
 * process (pages, route handlers, proxy), so a module variable would exist several times as well.
 * A `make` that throws is asked again at the next call.
 */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const slots: Record<symbol, T | undefined> = globalThis;
  const slot = Symbol.for(`refund-console.${name}`);
  slots[slot] ??= make();
  return slots[slot];
}
