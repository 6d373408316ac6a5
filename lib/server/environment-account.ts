import "server-only";
import { type AccountColour, accountColours } from "@/lib/core/account/account";
import { type FaultList, type Variables, valueOf } from "./environment-faults";

/** What people know an account by; null where nobody chose. */
type AccountWords = { readonly name: string | null; readonly colour: AccountColour | null };

/** `key` is empty for the first account, whose variables have no ending. */
export type AccountEnvironment = { readonly key: string } & AccountWords;

const longestName = 40;

export function readAccountWords(variables: Variables, faults: FaultList): AccountWords {
  return { name: readName(variables, faults), colour: readColour(variables, faults) };
}

function readName(variables: Variables, faults: FaultList): string | null {
  const name = valueOf(variables, "ACCOUNT_NAME");
  if (name === null || (name.length <= longestName && !/\p{C}/u.test(name))) return name;
  return faults.add("ACCOUNT_NAME", `must have at most ${longestName} characters, all of them visible.`);
}

function readColour(variables: Variables, faults: FaultList): AccountColour | null {
  const text = valueOf(variables, "ACCOUNT_COLOUR");
  if (text === null) return null;
  const colour = accountColours.find((candidate) => candidate === text);
  return colour ?? faults.add("ACCOUNT_COLOUR", `must be one of ${accountColours.join(", ")}.`);
}
