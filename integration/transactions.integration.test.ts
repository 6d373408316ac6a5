import { afterAll, beforeAll, expect, it } from "vitest";
import { inTransaction } from "@/lib/server/database/database";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import { payment } from "./refund-requests";
import { openStage, type Stage } from "./stage";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage("embedded");
});
afterAll(() => stage.close());

it("asks Stripe outside of a transaction, and refuses to inside of one", async () => {
  const charge = await payment(stage, 4900);
  const { database, stripe } = stage.hands;
  await expect(gatherCharge(stripe, charge)).resolves.toMatchObject({ kind: "found" });
  const inside = inTransaction(database, () => gatherCharge(stripe, charge));
  await expect(inside).rejects.toThrow("a call to Stripe inside a database transaction");
});
