import "server-only";
import { type FaultList, type Variables, valueOf } from "./environment-faults";

const longestContact = 120;

/** Whom people ask who may not open a page: a name, an e-mail or an address; null where nobody said. */
export function readAccessContact(variables: Variables, faults: FaultList): string | null {
  const contact = valueOf(variables, "ACCESS_CONTACT");
  if (contact === null || (contact.length <= longestContact && !/\p{C}/u.test(contact))) return contact;
  return faults.add(
    "ACCESS_CONTACT",
    `must have at most ${longestContact} characters, all of them visible: a name, an e-mail or an address.`,
  );
}
