import { askStripe } from "./stage/ask-stripe";
import { demoCustomer } from "./stage/payments";
import { expect, test } from "./test";

test("a cash balance that moves changes in place: figures, check and who else is there; what is typed stays", async ({
  page,
  pageOf,
}) => {
  const customer = await demoCustomer("buchhaltung@koehler.example");
  const path = `/customers/${customer}/cash-balance/eur`;
  await page.goto(path);
  const amount = page.getByRole("textbox", { name: "Amount" });
  const ticket = page.getByRole("textbox", { name: "Ticket" });
  await amount.fill("1,000.00");
  await ticket.fill("TCK-CASH");
  await expect(page.getByText("EUR, €1,250.00 left")).toBeVisible();

  const other = await pageOf("Jonas Lindqvist");
  await other.goto(path);
  await expect(page.getByText(/Also open: .*Jonas Lindqvist/)).toBeVisible();
  await other.getByRole("textbox", { name: "Amount" }).fill("100");
  await other.getByRole("button", { name: "Refund €100.00" }).click();
  await expect(page.getByText("EUR, €1,150.00 left")).toBeVisible();
  await expect(
    page.getByRole("status").filter({ hasText: "This balance changed: €1,150.00 is left now." }),
  ).toHaveCount(1);
  await expect(amount).toHaveValue("1,000.00");
  await expect(amount).not.toHaveAttribute("aria-invalid", "true");
  await expect(ticket).toHaveValue("TCK-CASH");
  await expect(ticket).toBeFocused();

  // Made at Stripe, past the console.
  const elsewhere = { origin: "customer_balance", customer, currency: "eur", amount: "50000" };
  await askStripe("POST", "/v1/refunds", elsewhere);
  await expect(page.getByText("EUR, €650.00 left")).toBeVisible();
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  await expect(amount).toHaveAccessibleDescription(/Only €650\.00 is left/);
  await other.close();
  await expect(page.getByText(/Also open: .*Jonas Lindqvist/)).toHaveCount(0);
});

test("the live address of a balance names nothing to whoever writes it wrongly", async ({ page }) => {
  const customer = await demoCustomer("buchhaltung@koehler.example");
  for (const wrong of [`${customer}/cash-balance/pounds`, "ch_1/cash-balance/gbp"]) {
    const address = `/customers/${wrong}/live?page=${crypto.randomUUID()}`;
    expect((await page.request.get(address)).status(), address).toBe(404);
  }
});
