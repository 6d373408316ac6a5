import "server-only";
import type { AttentionView } from "@/lib/core/attention/attention-view";
import { mayDo, type Operator } from "@/lib/core/operator";

/** Who looks at cases, and what that person may do to them. */
export function attentionRights(operator: Operator): Pick<AttentionView, "rights" | "viewer"> {
  const { issuer, subject, name, roles } = operator;
  const rights = { mayAct: mayDo(roles, "refunds.request"), mayConfirm: mayDo(roles, "refunds.approve") };
  return { rights, viewer: { issuer, subject, name } };
}
