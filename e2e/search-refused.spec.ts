import { makePayment } from "./stage/payments";
import { expect, test } from "./test";

const refusals = [
  ["a number with its end cut off", "ch_3Ab", "This looks like a Stripe number, but it is not complete."],
  [
    "a number of something else",
    "evt_1NG8Du2eZvKYlo2CUI79vXWy",
    "This number names something that no payment",
  ],
  [
    "a foreign link",
    "https://evil.example/ch_3MmlLrLkdIwHu7ix0snN0B15",
    "This link does not lead to a payment",
  ],
  [
    "an unknown payment intent",
    "pi_3MmlLrLkdIwHu7ix0snN0B15",
    "No test payment stands behind pi_3MmlLrLkdIwHu7ix0snN0B15: Stripe does not know the number, or nothing was paid",
  ],
  ["an unknown refund", "re_3MmlLrLkdIwHu7ix0snN0B15", "Stripe knows no re_3MmlLrLkdIwHu7ix0snN0B15"],
  [
    "an unknown e-mail address",
    "nobody@nowhere.example",
    "No test payment of nobody@nowhere.example was found.",
  ],
  ["digits of no card here", "9998", "No test payment with a card ending in 9998 was found."],
  ["a way out of the folder", "../../etc/passwd", "No test payment matches “../../etc/passwd”."],
  ["half a way out behind a prefix", "ch_../../v1/refunds", "This looks like a Stripe number"],
  ["a script", "<script>alert(1)</script>x", "No test payment matches “<script>alert(1)</script>x”."],
  ["quotes of Stripe's search language", `" OR email:"a`, `No test payment matches “" OR email:"a”.`],
  ["a very long text", "a".repeat(400), "This is too long to search for."],
] as const;

for (const [what, text, sentence] of refusals) {
  test(`${what} is refused in words`, async ({ page }) => {
    await page.goto("/");
    await page.getByRole("searchbox", { name: "Find a payment" }).fill(text);
    await page.getByRole("searchbox", { name: "Find a payment" }).press("Enter");
    await expect(page.getByRole("status")).toContainText(sentence);
    await expect(page.getByRole("searchbox", { name: "Find a payment" })).toHaveValue(text);
  });
}

const absentPayment = "Stripe knows no test payment with this number.";
const absentCustomer = "Stripe knows no test customer with this number.";
const absentRefund = "There is no refund with this number in Refund Console.";

const absent = [
  ["/charges/ch_3MmlLrLkdIwHu7ix0snN0B15", "No such payment", absentPayment],
  ["/charges/ch_1", "No such payment", absentPayment],
  ["/charges/..%2F..%2Fv1%2Frefunds", "No such payment", absentPayment],
  ["/charges/%3Cscript%3E", "No such payment", absentPayment],
  ["/customers/cus_NffrFeUfNV2Hib", "No such customer", absentCustomer],
  ["/customers/ch_3MmlLrLkdIwHu7ix0snN0B15", "No such customer", absentCustomer],
  ["/refunds/rq_00000000000000000000000000000000", "No such refund", absentRefund],
  ["/refunds/re_3MmlLrLkdIwHu7ix0snN0B15", "No such refund", absentRefund],
] as const;

test.describe("a number that names nothing", () => {
  test.use({ expectedNoise: /status of 404/ });

  for (const [address, heading, sentence] of absent) {
    test(`${address} is answered with 404, says so within the frame, and where to go on`, async ({
      page,
    }) => {
      const response = await page.goto(address);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: heading })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(sentence);
      await expect(page.getByText("TEST MODE")).toBeVisible();
      await page.getByRole("link", { name: "Find another payment" }).click();
      await expect(page.getByRole("heading", { name: "Find a payment" })).toBeVisible();
    });
  }
});

test.describe("an address that is none of ours", () => {
  test.use({ expectedNoise: /status of 404/ });

  for (const address of ["/charges/", "/nothing/here"]) {
    test(`${address} is answered with 404 and a page`, async ({ page }) => {
      const response = await page.goto(address);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
    });
  }
});

test("a paste anywhere opens the payment", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const payment = await makePayment(4200);
  await page.goto("/refunds");
  await page.getByRole("heading", { name: "Refunds", exact: true }).click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), payment.id);
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page).toHaveURL(`/charges/${payment.id}`);
});

test("a paste into a field stays there", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const payment = await makePayment(4200);
  await page.goto(`/charges/${payment.id}`);
  await page.evaluate(() => navigator.clipboard.writeText("TCK-77"));
  await page.getByRole("textbox", { name: "Ticket" }).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-77");
  await expect(page).toHaveURL(`/charges/${payment.id}`);
});

test("a slash goes to the search box, but not while somebody types", async ({ page }) => {
  const payment = await makePayment(4200);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Note" }).pressSequentially("a/b");
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("a/b");
  await page.getByRole("heading", { name: "What went back" }).click();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Find a payment" })).toBeFocused();
  await expect(page.getByRole("searchbox", { name: "Find a payment" })).toHaveValue("");
});
