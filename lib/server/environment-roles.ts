import "server-only";
import { type Role, roles } from "@/lib/core/operator";
import { type FaultList, requiredValue, type Variables } from "./environment-faults";

/** Which roles membership of a group gives. Group names are compared exactly, letter by letter. */
export type RoleTable = ReadonlyMap<string, readonly Role[]>;

/** Reads `agent=support,support-berlin;lead=refund-leads`. A group may stand under several roles. */
export function readRoleTable(variables: Variables, faults: FaultList): RoleTable | null {
  const text = requiredValue(variables, "AUTH_ROLES", faults);
  if (text === null) return null;
  const table = new Map<string, readonly Role[]>();
  const seen = new Set<Role>();
  for (const entry of entriesOf(text, ";")) {
    const [name, groups] = splitEntry(entry);
    const role = roles.find((candidate) => candidate === name);
    if (role === undefined || groups.length === 0 || seen.has(role)) return refuseTable(faults);
    seen.add(role);
    for (const group of groups) table.set(group, [...(table.get(group) ?? []), role]);
  }
  return table.size > 0 ? table : refuseTable(faults);
}

function splitEntry(entry: string): [name: string, groups: string[]] {
  const [name = "", ...rest] = entry.split("=");
  return [name.trim(), [...new Set(entriesOf(rest.join("="), ","))]];
}

function entriesOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function refuseTable(faults: FaultList): null {
  const shape = "agent=group,group;lead=group";
  return faults.add(
    "AUTH_ROLES",
    `must give at least one group to a role, as in ${shape}. The roles are ${roles.join(", ")}, each once.`,
  );
}
