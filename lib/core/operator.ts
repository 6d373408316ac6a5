/** Who may do what. Roles come from the company's identity provider; nothing here reads a session. */

export const roles = ["agent", "lead", "admin", "auditor"] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  "payments.read",
  "refunds.read",
  "refunds.request",
  "refunds.approve",
  "refunds.cancel",
  "refunds.describe",
  "authorisations.cancel",
  "audit.read",
  /** Read who may do what, and sign that it was read: the signature changes nothing but the log. */
  "access.review",
  "settings.change",
] as const;
export type Permission = (typeof permissions)[number];

declare const minted: unique symbol;

/** A signed-in person. Only `lib/server/identity` can make one: the brand has no constructor elsewhere. */
export type Operator = {
  readonly kind: "operator";
  /** `iss` of the identity provider; together with `subject` the identity, never the e-mail. */
  readonly issuer: string;
  /** `sub` at that provider. */
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly [minted]: true;
};

/** Programs that act without a person: named in the audit log as such. */
export type WorkerActor = { readonly kind: "worker"; readonly name: string };

export type Actor = Operator | WorkerActor;

/** What both who sit at the desk may do: agents and leads. */
const deskRights = [
  "payments.read",
  "refunds.read",
  "refunds.request",
  "refunds.cancel",
  "refunds.describe",
  "authorisations.cancel",
] as const satisfies readonly Permission[];

const allowed: Record<Role, readonly Permission[]> = {
  agent: [...deskRights],
  lead: [...deskRights, "refunds.approve"],
  admin: ["refunds.read", "access.review", "settings.change"],
  auditor: ["payments.read", "refunds.read", "audit.read", "access.review"],
};

const writes: ReadonlySet<Permission> = new Set([
  "refunds.request",
  "refunds.approve",
  "refunds.cancel",
  "refunds.describe",
  "authorisations.cancel",
  "settings.change",
]);

/** What a role may do by itself, for whoever reviews the roles. */
export function permissionsOf(role: Role): readonly Permission[] {
  return allowed[role];
}

/** Several roles add up, except that an auditor never writes, whatever other roles say. */
export function mayDo(held: readonly Role[], permission: Permission): boolean {
  if (writes.has(permission) && held.includes("auditor")) return false;
  return held.some((role) => allowed[role].includes(permission));
}

/** The page on which somebody begins who opens the console, and who came from nowhere in it. */
export function homePath(held: readonly Role[]): "/" | "/settings" | "/refunds" {
  if (mayDo(held, "payments.read")) return "/";
  return mayDo(held, "settings.change") ? "/settings" : "/refunds";
}

/** What the console itself does: looks at Stripe, records answers, settles what is unknown. */
export const consoleActor: WorkerActor = { kind: "worker", name: "Refund Console" };

/** What follows from the rules alone, where no person had to agree. */
export const policyActor: WorkerActor = { kind: "worker", name: "Policy" };

/** The person whom the audit log names so; null for a program. An issuer is an address and holds no bar. */
export function personOfKey(key: string): Pick<Operator, "issuer" | "subject"> | null {
  const bar = key.indexOf("|");
  if (bar < 0 || key.startsWith("worker:")) return null;
  return { issuer: key.slice(0, bar), subject: key.slice(bar + 1) };
}

/** The audit log's name for an actor: stable, and free of personal data beyond the subject. */
export function actorKey(actor: Actor): string {
  return actor.kind === "worker" ? `worker:${actor.name}` : `${actor.issuer}|${actor.subject}`;
}
