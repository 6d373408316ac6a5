import { headers } from "next/headers";
import { beforeEach, expect, it, vi } from "vitest";
import { currentSession } from "./current-session";
import { requireOperator } from "./require-operator";
import { testSession } from "./test-identity";

vi.mock("next/headers", () => ({ headers: vi.fn() }));
vi.mock("./current-session", () => ({ currentSession: vi.fn() }));

const hour = 60 * 60 * 1000;

beforeEach(() => {
  // `unauthorized` and `forbidden` exist only where next.config.js turns them on.
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");
});

/** How a page ends for a session of this age, or for none: Next's own mark on what is thrown. */
async function endOf(sessionAge: number | null, requestHeaders: Record<string, string>): Promise<string> {
  const session = sessionAge === null ? null : testSession(new Date(Date.now() - sessionAge));
  vi.mocked(currentSession).mockResolvedValue(session);
  vi.mocked(headers).mockResolvedValue(new Headers(requestHeaders));
  return requireOperator("refunds.request", "/charges/ch_1").then(
    (operator) => `shown to ${operator.name}`,
    (thrown: Error & { digest?: string }) => thrown.digest ?? "",
  );
}

it("a visit without a session goes to sign-in and comes back", async () => {
  expect(await endOf(null, {})).toContain("/auth/sign-in?returnTo=%2Fcharges%2Fch_1");
});

it("a form posted without a session is told so, where the browser can go back to what was typed", async () => {
  expect(await endOf(null, { origin: "https://refunds.example.com" })).toBe("NEXT_HTTP_ERROR_FALLBACK;401");
});

it("old roles go round the provider at a visit, but the answer to a form and a page's own refresh are shown", async () => {
  expect(await endOf(hour, {})).toContain("/auth/renew?returnTo=%2Fcharges%2Fch_1");
  expect(await endOf(hour, { origin: "https://refunds.example.com" })).toBe("shown to Ada Agent");
  expect(await endOf(hour, { "sec-fetch-dest": "document" })).toContain("/auth/renew");
  expect(await endOf(hour, { "sec-fetch-dest": "empty" })).toBe("shown to Ada Agent");
});
