import type { Environment } from "@/lib/server/environment";
import type { Hands } from "@/lib/server/hands";

/** In place of the process's own hands, and of its environment as far as a test has one: for an only account. */
export function standIn(hands: Hands, environment: Partial<Environment> = {}): void {
  const slots: Record<symbol, unknown> = globalThis;
  const account = { key: "", name: null, colour: null };
  slots[Symbol.for("refund-console.installation")] = { accounts: [{ account, ...environment }] };
  slots[Symbol.for("refund-console.hands")] = Promise.resolve({ hands, close: async () => undefined });
}
