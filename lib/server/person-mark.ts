import "server-only";
import { createHash } from "node:crypto";
import type { Operator } from "@/lib/core/operator";

/**
 * What a form carries of the person it was made for, so that it does not go out under somebody who signed in
 * meanwhile. It proves nothing and opens nothing: who is there the guard alone says.
 */
export function personMark({ issuer, subject }: Pick<Operator, "issuer" | "subject">): string {
  const parts = ["person-1", issuer, subject];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
