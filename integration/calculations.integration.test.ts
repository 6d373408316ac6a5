import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CalculationAsked } from "@/lib/core/calculation/calculation";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import { noLimits } from "@/lib/core/limits/limit-set";
import { findRequest } from "@/lib/server/database/request-rows";
import { readApprovalPageWith } from "@/lib/server/reads/approval-page";
import { readOrderAnswerWith } from "@/lib/server/reads/order-answer";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { demoWorld } from "../simulator/worlds/demo";
import { demoIds } from "../simulator/worlds/demo-ids";
import { setLimits } from "./limits-stage";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const ana = operatorNamed("Ana");

describe("an amount that was worked out", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage("embedded", demoWorld);
    await setLimits(stage, noLimits);
  });
  afterAll(() => stage.close());

  const linesOf = async (chargeId: string) => {
    const answer = await readOrderAnswerWith(stage.hands, ana, onOurAccount(chargeId));
    if (answer.kind !== "found") throw new Error(answer.kind);
    return answer.order;
  };
  const ask = (chargeId: string, asked: number, seen: number, calculation: CalculationAsked) =>
    requestRefundWith(stage.hands, ana, { ...partOf(chargeId, asked, seen), calculation });

  it("knows the lines of a checkout and of an invoice, and a payment that has neither", async () => {
    const checkout = await linesOf(demoIds.plainCard.charge);
    expect(
      checkout.lines.map(({ description, quantity, grossMinor, taxMinor }) => [
        description,
        quantity,
        grossMinor,
        taxMinor,
      ]),
    ).toEqual([
      ["Leather satchel", 1, "6900", "1150"],
      ["Leather care kit", 2, "1400", "233"],
    ]);
    expect(checkout.shipping).toMatchObject({ id: "shipping", grossMinor: "600", taxMinor: "100" });
    const invoice = await linesOf(demoIds.bankTransfer.charge);
    expect(invoice.source).toBe("invoice");
    expect(invoice.lines[0]).toMatchObject({ quantity: 3, grossMinor: "342000", taxMinor: "54605" });
    const plain = await payment(stage, 1_000);
    expect((await readOrderAnswerWith(stage.hands, ana, onOurAccount(plain))).kind).toBe("none");
    expect((await readOrderAnswerWith(stage.hands, ana, onOurAccount("ch_/../x"))).kind).toBe("none");
  });

  it("is kept with the refund as the server works it out", async () => {
    const { charge } = demoIds.plainCard;
    const [, kit] = (await linesOf(charge)).lines;
    const lines = [{ id: kit?.id ?? "", quantity: 1 }];
    const made = await ask(charge, 700, 8_900, { kind: "lines", lines });
    if (made.kind !== "made") throw new Error(JSON.stringify(made));
    const row = await findRequest(stage.hands.database, made.refund.id);
    expect(row?.calculation).toMatchObject({
      kind: "lines",
      resultMinor: "700",
      source: "checkout",
      parts: [{ what: "Leather care kit", quantity: 1, ofQuantity: 2, lineMinor: "1400", shareMinor: "700" }],
    });
  });

  it("is refused where it does not come to the amount, or to nothing any more", async () => {
    const chargeId = await payment(stage, 10_000);
    const percent = { kind: "percent", hundredths: 3_333, of: "paid" } as const;
    expect(await ask(chargeId, 3_334, 10_000, percent)).toMatchObject({
      kind: "refused",
      refusal: { kind: "calculation_differs", worked: { amountMinor: 3_333n } },
    });
    expect(await ask(chargeId, 100, 10_000, { kind: "shipping" })).toMatchObject({
      refusal: { kind: "calculation_broken", fault: "no_order" },
    });
    expect(await ask(chargeId, 3_333, 10_000, percent)).toMatchObject({ kind: "made" });
  });

  it("is part of what a second person approves", async () => {
    const eur = { perRefund: 100n, perDay: null, perCharge: null, perCustomer: null, stepUpAbove: null };
    await setLimits(stage, { ...noLimits, roles: { agent: { eur }, lead: {} } });
    const chargeId = await payment(stage, 10_000);
    const made = await ask(chargeId, 5_000, 10_000, { kind: "percent", hundredths: 5_000, of: "left" });
    if (made.kind !== "made") throw new Error(made.kind);
    const lead = operatorNamed("Lena", ["lead"]);
    const shown = async () => readApprovalPageWith(stage.hands, lead, made.refund.id, "en-US");
    const before = await shown();
    expect(before?.refundView.refund.calculation?.resultMinor).toBe("5000");
    await stage.hands.database.execute(
      `update refund_request set calculation = jsonb_set(calculation, '{numerator}', '1') where id = '${made.refund.id}'`,
    );
    expect((await shown())?.shownSha256).not.toBe(before?.shownSha256);
  });
});
