import type { Permission, Role } from "@/lib/core/operator";

/** What a permission allows, as the end of “may …”. */
export const permissionWords: Readonly<Record<Permission, string>> = {
  "payments.read": "look up payments",
  "refunds.read": "read refunds",
  "refunds.request": "refund within the limits and look after cases",
  "refunds.approve": "decide on others’ requests and proposals",
  "refunds.cancel": "cancel refunds that wait for the customer",
  "refunds.describe": "change the metadata of refunds",
  "authorisations.cancel": "cancel authorisations",
  "audit.read": "read the audit log",
  "access.review": "review access",
  "settings.change": "change limits and texts for customers, and end sessions",
};

export const roleWords: Readonly<Record<Role, string>> = {
  agent: "Agent",
  lead: "Lead",
  admin: "Admin",
  auditor: "Auditor",
};
