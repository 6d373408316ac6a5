import { mayDo, type Permission, permissionsOf, type Role, roles } from "@/lib/core/operator";
import { permissionWords } from "./role-words";

/**
 * Why somebody may not open a page, in sentences: what they are, the right that is missing, and which roles bring it.
 * @param missing null where nobody can tell which right the page asks for
 */
export function noAccessSentences(held: readonly Role[], missing: Permission | null): string {
  const first =
    held.length === 0
      ? "Your account has no role in Refund Console."
      : `This page is not part of what you may do as ${listed(held)}.`;
  if (missing === null) return first;
  const holders = listed(roles.filter((role) => mayDo([role], missing)).map((role) => `${role}s`));
  const sentence = `What is missing is the right to ${permissionWords[missing]}, which ${holders} have.`;
  return isKeptByAudit(held, missing)
    ? `${first} ${sentence} An auditor never has it, whatever other roles say.`
    : `${first} ${sentence}`;
}

/** Whether another role would bring the right, and being an auditor as well takes it away. */
function isKeptByAudit(held: readonly Role[], missing: Permission): boolean {
  return held.some((role) => permissionsOf(role).includes(missing));
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat("en").format(words);
}

/** Where a click on whom to ask leads: to a new e-mail or to a page; null for a mere name. */
export function contactAddress(contact: string): string | null {
  if (/^https?:\/\//i.test(contact)) return URL.canParse(contact) ? new URL(contact).href : null;
  return /^[^\s@<>?&/:]+@[^\s@<>?&/:]+$/.test(contact) ? `mailto:${contact}` : null;
}
