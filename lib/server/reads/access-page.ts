import "server-only";
import { type AccessList, accessFile, accessFileName, accessLists } from "@/lib/core/access/access-files";
import { type AccessPeriod, readAccessPeriod } from "@/lib/core/access/access-period";
import type { AccessView, ReviewToSign, RoleGroups } from "@/lib/core/access/access-review";
import { type Operator, type Role, roles } from "@/lib/core/operator";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { environment } from "@/lib/server/environment";
import { type Hands, hands } from "@/lib/server/hands";
import { accessHash, readAccessReview, readSignedReviews } from "./access-review";

type AddressParameters = Readonly<Record<string, unknown>>;

export async function readAccessPage(
  operator: Operator,
  parameters: AddressParameters,
  locale: string,
): Promise<AccessView> {
  const open = await hands();
  const period = readAccessPeriod({ days: parameters["days"] }, open.clock.now());
  const [review, signed] = await Promise.all([
    readAccessReview(open, operator, period),
    readSignedReviews(open, operator),
  ]);
  return {
    review,
    shownSha256: accessHash(review),
    signed,
    groups: groupsOfRoles(environment().auth.roles),
    locale,
  };
}

function groupsOfRoles(table: ReadonlyMap<string, readonly Role[]>): readonly RoleGroups[] {
  return roles.map((role) => ({
    role,
    groups: [...table].filter(([, given]) => given.includes(role)).map(([group]) => group),
  }));
}

/** The review of a period as it stands now, for signing it. */
export async function readReviewToSign(
  operator: Operator,
  periodAt: (now: Date) => AccessPeriod,
): Promise<Omit<ReviewToSign, "note">> {
  return readReviewToSignWith(await hands(), operator, periodAt);
}

/** The same with given hands. */
export async function readReviewToSignWith(
  open: Pick<Hands, "database" | "clock" | "livemode">,
  operator: Operator,
  periodAt: (now: Date) => AccessPeriod,
): Promise<Omit<ReviewToSign, "note">> {
  const period = periodAt(open.clock.now());
  const review = await readAccessReview(open, operator, period);
  return {
    period,
    sha256: accessHash(review),
    people: review.people.length,
    standingOut: review.pairs.filter(({ isConspicuous }) => isConspicuous).length,
    soon: review.soon.reduce((sum, { soon }) => sum + soon, 0),
  };
}

/** One list of a review as a file; null when it is none of ours. That it was taken away is written down. */
export async function readAccessExport(
  operator: Operator,
  parameters: AddressParameters,
): Promise<{ readonly fileName: string; readonly text: string } | null> {
  return readAccessExportWith(await hands(), operator, parameters);
}

/** The same with given hands. */
export async function readAccessExportWith(
  open: Pick<Hands, "database" | "clock" | "livemode">,
  operator: Operator,
  parameters: AddressParameters,
): Promise<{ readonly fileName: string; readonly text: string } | null> {
  const list: AccessList | undefined = accessLists.find((known) => known === parameters["list"]);
  if (list === undefined) return null;
  const at = open.clock.now();
  const period = readAccessPeriod(parameters, at);
  const review = await readAccessReview(open, operator, period);
  const entry = { event: "access.exported", object: "access", facts: { list, ...period } };
  await inTransaction(open.database, (transaction) => appendAudit(transaction, operator, at, [entry]));
  return { fileName: accessFileName(list, period.asOf), text: accessFile(review, list) };
}
