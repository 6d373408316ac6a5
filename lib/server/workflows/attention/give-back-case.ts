import "server-only";
import type { Operator } from "@/lib/core/operator";
import { type Hands, hands } from "@/lib/server/hands";
import { type ActAnswer, actOnCase, changeLockedCase, type SeenCase } from "./act-on-case";

/** Leaves a case to whoever takes it next. */
export async function giveBackCase(operator: Operator, seen: SeenCase): Promise<ActAnswer> {
  return giveBackCaseWith(await hands(), operator, seen);
}

/** The same with given hands. */
export function giveBackCaseWith(open: Hands, operator: Operator, seen: SeenCase): Promise<ActAnswer> {
  return actOnCase(open, operator, seen, { kind: "give_back" }, async (locked) => {
    const change = { ownerIssuer: null, ownerSubject: null, ownerName: null, ownedAt: null };
    await changeLockedCase(locked, "attention.given_back", change, {});
    return null;
  });
}
