import "server-only";
import { readAuditBody } from "@/lib/core/audit/audit-body";
import { type Operator, personOfKey } from "@/lib/core/operator";
import type { RecentPerson } from "@/lib/core/people/recent-person";
import { listRecentSignIns } from "@/lib/server/database/recent-sign-ins";
import { listEndedPeople } from "@/lib/server/database/session-revocations";
import { environment } from "@/lib/server/environment";
import { type Hands, hands } from "@/lib/server/hands";

/** What an administrator sees. Behind a gateway nobody signs in here, so there is no list. */
export type SettingsPage = { readonly people: readonly RecentPerson[] | null };

/** As long as a session lives at most. */
const recentMilliseconds = 8 * 60 * 60_000;

export async function readSettingsPage(operator: Operator): Promise<SettingsPage> {
  if (environment().auth.mode === "proxy") return { people: null };
  return { people: await readRecentPeopleWith(await hands(), operator) };
}

/** Who may still have a session, the latest first. */
export async function readRecentPeopleWith(
  { database, clock }: Pick<Hands, "database" | "clock">,
  _operator: Operator,
): Promise<readonly RecentPerson[]> {
  const since = new Date(clock.now().getTime() - recentMilliseconds);
  const [rows, ended] = await Promise.all([listRecentSignIns(database, since), listEndedPeople(database)]);
  return rows
    .flatMap((row) => toPerson(row, ended) ?? [])
    .toSorted((left, right) => right.signedInAt.getTime() - left.signedInAt.getTime());
}

type Row = Awaited<ReturnType<typeof listRecentSignIns>>[number];
type Ended = Awaited<ReturnType<typeof listEndedPeople>>[number];

function toPerson({ actor, at, body }: Row, ended: readonly Ended[]): RecentPerson | null {
  const person = personOfKey(actor);
  const told = readAuditBody(body);
  if (person === null || told === null) return null;
  const { issuer, subject } = person;
  const end = ended.find((row) => row.issuer === issuer && row.value === subject && row.notBefore >= at);
  return {
    issuer,
    subject,
    name: told.actorName,
    roles: rolesInWords(told.facts["roles"]),
    signedInAt: at,
    endedAt: end?.notBefore ?? null,
  };
}

/** Facts are kept as texts, and a list as the text of a list. */
function rolesInWords(fact: string | undefined): string {
  return (fact ?? "").replaceAll(/[^\w,]/g, "").replaceAll(",", ", ") || "no role";
}
