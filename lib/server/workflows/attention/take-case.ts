import "server-only";
import type { Operator } from "@/lib/core/operator";
import { type Hands, hands } from "@/lib/server/hands";
import { type ActAnswer, actOnCase, changeLockedCase, type SeenCase } from "./act-on-case";

/** Makes somebody the owner of a case, also in the place of somebody else: the log tells from whom it was taken. */
export async function takeCase(operator: Operator, seen: SeenCase): Promise<ActAnswer> {
  return takeCaseWith(await hands(), operator, seen);
}

/** The same with given hands. */
export function takeCaseWith(open: Hands, operator: Operator, seen: SeenCase): Promise<ActAnswer> {
  return actOnCase(open, operator, seen, { kind: "take" }, async (locked) => {
    const { issuer: ownerIssuer, subject: ownerSubject, name: ownerName } = operator;
    const change = { ownerIssuer, ownerSubject, ownerName, ownedAt: locked.at };
    await changeLockedCase(locked, "attention.taken", change, { takenFrom: locked.one.owner?.name ?? null });
    return null;
  });
}
