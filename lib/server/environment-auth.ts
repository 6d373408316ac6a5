import "server-only";
import { type FaultList, requiredValue, type Variables, valueOf } from "./environment-faults";
import { type GatewayEnvironment, readGateway } from "./environment-gateway";
import { type OidcEnvironment, readOidc } from "./environment-oidc";
import { readRoleTable } from "./environment-roles";
import { refuseStepUp } from "./environment-step-up";

/** How the console learns who is there. */
export type AuthEnvironment = OidcEnvironment | GatewayEnvironment;

export function readAuth(
  variables: Variables,
  appUrl: URL | null,
  faults: FaultList,
): AuthEnvironment | null {
  const mode = readMode(variables, faults);
  const way = mode === "proxy" ? readGateway(variables, appUrl, faults) : readOidc(variables, appUrl, faults);
  if (mode === "proxy") refuseStepUp(variables, faults);
  const roles = readRoleTable(variables, faults);
  const groupsClaim = valueOf(variables, "AUTH_GROUPS_CLAIM") ?? "groups";
  if (mode === null || way === null || roles === null) return null;
  return { ...way, groupsClaim, roles };
}

/** There is no default: a console that guesses how people sign in is open to everybody. */
function readMode(variables: Variables, faults: FaultList): AuthEnvironment["mode"] | null {
  const mode = requiredValue(variables, "AUTH_MODE", faults);
  if (mode === null || mode === "oidc" || mode === "proxy") return mode;
  return faults.add("AUTH_MODE", "must be oidc or proxy.");
}
