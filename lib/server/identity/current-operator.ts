import "server-only";
import { cache } from "react";
import type { Operator } from "@/lib/core/operator";
import { currentSession } from "./current-session";
import { mintOperator } from "./mint-operator";

/** Who is signed in, possibly without any role; null when nobody is. */
export const currentOperator = cache(async (): Promise<Operator | null> => {
  const session = await currentSession();
  return session === null ? null : mintOperator(session);
});
