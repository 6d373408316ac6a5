import type { AccountBooks } from "../engine/account-books";
import type { Simulation } from "../simulation";
import { type ControlFields, ControlRefusal, textField } from "./control-fields";

/** The books that a control call means by `account`: `us`, `live`, or an account id; the first account's without it. */
export function namedBooks({ world }: Simulation, fields: ControlFields): AccountBooks {
  const account = textField(fields, "account");
  const books = account === undefined ? world.platform : world.find(account);
  if (books) return books;
  throw new ControlRefusal(`There is no account ${account}.`);
}
