import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import type { AccountsView } from "@/lib/core/account/account";
import { type MenuPlace, menuPlace } from "@/lib/core/account/menu-place";
import { mayDo, type Operator, type Role } from "@/lib/core/operator";
import { askedUrl } from "@/lib/server/account-scope";
import { countOpenCases } from "@/lib/server/database/list-cases";
import { countWaiting } from "@/lib/server/database/waiting-requests";
import { environment } from "@/lib/server/environment";
import { hands } from "@/lib/server/hands";
import { type SignOutWay, signOutWay } from "@/lib/server/identity/sign-out-way";
import { log } from "@/lib/server/log";
import { clockTrouble } from "@/lib/server/stripe/watch-clock";
import { readAccounts } from "./accounts";

/** What the frame of every page shows. */
export type Frame = {
  readonly livemode: boolean;
  /** Null with one account. */
  readonly accounts: AccountsView | null;
  /** Which place of the menu the page is of. */
  readonly place: MenuPlace;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly mayReadPayments: boolean;
  readonly mayRefund: boolean;
  readonly mayReadAudit: boolean;
  /** An agent may read the page as well, but has nothing to do there. */
  readonly showsInsights: boolean;
  /** How many cases need a person, such as “3” or “99+”; null when none does, or nobody can tell. */
  readonly openCases: string | null;
  /** What waits for this person’s decision or answer, such as “3”; null for nothing. */
  readonly waitingApprovals: string | null;
  readonly mayChangeSettings: boolean;
  readonly signOut: SignOutWay;
  /** What is wrong with this server, for those who can set it right; null for everybody else. */
  readonly serverTrouble: string | null;
  /** Whether a single key, typed outside every field, does something. */
  readonly hasKeys: boolean;
};

/** Beyond this the number is no longer told: it says “many” either way. */
const countedCasesMax = 99;

export async function readFrame(operator: Operator): Promise<Frame> {
  const { name, email, roles } = operator;
  const [openCases, waitingApprovals] = await Promise.all([readOpenCases(), readWaitingApprovals(operator)]);
  return {
    place: menuPlace(askedUrl() ?? ""),
    name,
    email,
    roles,
    livemode: environment().stripe.livemode,
    accounts: await readAccounts(),
    mayReadPayments: mayDo(roles, "payments.read"),
    mayRefund: mayDo(roles, "refunds.request"),
    mayReadAudit: mayDo(roles, "audit.read"),
    showsInsights: roles.some((role) => role !== "agent"),
    openCases,
    waitingApprovals,
    hasKeys: (await readChoices()).keys === "on",
    mayChangeSettings: mayDo(roles, "settings.change"),
    signOut: signOutWay(),
    serverTrouble: mayDo(roles, "settings.change") ? clockTrouble() : null,
  };
}

/** Asked once a request. No page is kept from anybody because this number cannot be read. */
const readOpenCases = cache(async (): Promise<Frame["openCases"]> => {
  try {
    const { database, livemode } = await hands();
    return countText(await countOpenCases(database, livemode, countedCasesMax + 1));
  } catch (error) {
    log().error({ err: error }, "the open cases could not be counted");
    return null;
  }
});

/** The same for what waits for this person. */
async function readWaitingApprovals(operator: Operator): Promise<Frame["waitingApprovals"]> {
  const mayApprove = mayDo(operator.roles, "refunds.approve");
  if (!mayApprove && !mayDo(operator.roles, "refunds.request")) return null;
  try {
    const { database, livemode } = await hands();
    const asked = { livemode, mayApprove, max: countedCasesMax + 1 };
    return countText(await countWaiting(database, operator, asked));
  } catch (error) {
    log().error({ err: error }, "what waits for an approval could not be counted");
    return null;
  }
}

function countText(count: number): string | null {
  if (count === 0) return null;
  return count > countedCasesMax ? `${countedCasesMax}+` : String(count);
}

/** What this browser was set to with the switches. */
export type Choices = {
  /** Without a choice the system decides. */
  readonly theme: "light" | "dark" | "system";
  /** Whether a single key, typed outside every field, does something. */
  readonly keys: "on" | "off";
};

export async function readChoices(): Promise<Choices> {
  const kept = await cookies();
  const theme = kept.get("theme")?.value;
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    keys: kept.get("keys")?.value === "off" ? "off" : "on",
  };
}
