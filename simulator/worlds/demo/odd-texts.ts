import type { DemoPayment } from "./demo-payment";
import { card } from "./used-method";

/** Payments whose texts could hurt whoever shows or exports them without care. */
export const oddTexts = {
  scriptText: {
    payer: "script",
    amountMinor: 1_337,
    currency: "usd",
    hoursAgo: 62,
    method: card("visa", "6101", "US"),
    description: '<img src="x" onerror="alert(1)">',
    metadata: { order: "F-60001", note: "</script><script>alert(1)</script>" },
  },
  formulaText: {
    payer: "formula",
    amountMinor: 2_400,
    currency: "usd",
    hoursAgo: 65,
    method: card("visa", "6102", "US"),
    description: '=HYPERLINK("https://evil.example","Open your invoice")',
    metadata: { order: "+1-2", note: "@SUM(A1:A9)" },
  },
  mixedDirections: {
    payer: "noam",
    amountMinor: 14_900,
    currency: "ils",
    hoursAgo: 68,
    method: card("mastercard", "6103", "IL"),
    description: "הזמנה 4417 (Express ✈) עד הבית",
    metadata: { order: "F-60003" },
  },
  namelessCustomer: {
    payer: "nameless",
    amountMinor: 990,
    currency: "usd",
    hoursAgo: 71,
    method: card("visa", "6104", "US"),
    description: "",
  },
  customerWithoutEmail: {
    payer: "withoutEmail",
    amountMinor: 4_450,
    currency: "gbp",
    hoursAgo: 73,
    method: card("visa", "6105", "GB"),
    description: "Telephone order",
    metadata: { order: "F-60005" },
  },
} satisfies Record<string, DemoPayment>;
