import type Stripe from "stripe";
import type { AccountBooks } from "../engine/account-books";
import {
  askTheCustomer,
  changeRefund,
  failRefund,
  giveReference,
  succeedRefund,
  waitForBank,
} from "../engine/refund-steps";
import type { Simulation } from "../simulation";
import { allowOnly, type ControlFields, ControlRefusal, needed, textField } from "./control-fields";
import { namedBooks } from "./named-books";

const STATES = ["pending", "succeeded", "failed", "requires_action"] as const;

/** Moves a refund as a bank or a customer would: `{"refund": "re_…", "becomes": "failed"}`, or `"reference": "…"`. */
export function moveRefund(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["refund", "becomes", "failureReason", "account", "reference", "referenceType"]);
  const books = namedBooks(simulation, fields);
  const id = needed(textField(fields, "refund"), "refund");
  const refund = books.refunds.get(id);
  if (!refund) throw new ControlRefusal(`There is no refund ${id}.`);
  const reference = textField(fields, "reference");
  if (reference !== undefined) {
    giveReference(books, refund, reference, textField(fields, "referenceType"));
    return refund;
  }
  const becomes = STATES.find((state) => state === fields.becomes);
  if (!becomes) throw new ControlRefusal(`"becomes" must be one of ${STATES.join(", ")}.`);
  move(books, refund, becomes, textField(fields, "failureReason") ?? "unknown");
  return refund;
}

function move(
  books: AccountBooks,
  refund: Stripe.Refund,
  becomes: (typeof STATES)[number],
  failureReason: string,
): void {
  if (refund.status === "failed" || refund.status === "canceled") {
    throw new ControlRefusal(`The refund is ${refund.status} and stays so.`);
  }
  switch (becomes) {
    case "pending":
      return waitForBank(books, refund);
    case "succeeded":
      return succeedRefund(books, refund);
    case "failed":
      return failRefund(books, refund, failureReason);
    case "requires_action":
      return changeRefund(books, refund, () =>
        askTheCustomer(books, refund, refund.instructions_email ?? "customer@example.test"),
      );
  }
}
