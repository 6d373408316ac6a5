import "server-only";
import { cookies } from "next/headers";
import { mayDo, type Operator, type Role } from "@/lib/core/operator";
import { environment } from "@/lib/server/environment";
import { clockTrouble } from "@/lib/server/stripe/watch-clock";

/** What the frame of every page shows. */
export type Frame = {
  readonly livemode: boolean;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly mayRefund: boolean;
  readonly mayReadAudit: boolean;
  /** An agent may read the page as well, but has nothing to do there. */
  readonly showsInsights: boolean;
  readonly theme: "light" | "dark" | "system";
  /** What is wrong with this server, for those who can set it right; null for everybody else. */
  readonly serverTrouble: string | null;
};

export async function readFrame(operator: Operator): Promise<Frame> {
  const { name, email, roles } = operator;
  return {
    name,
    email,
    roles,
    livemode: environment().stripe.livemode,
    mayRefund: mayDo(roles, "refunds.request"),
    mayReadAudit: mayDo(roles, "audit.read"),
    showsInsights: roles.some((role) => role !== "agent"),
    theme: await readTheme(),
    serverTrouble: mayDo(roles, "settings.change") ? clockTrouble() : null,
  };
}

/** The theme chosen with the switch; without a choice the system decides. */
export async function readTheme(): Promise<Frame["theme"]> {
  const chosen = (await cookies()).get("theme")?.value;
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}
