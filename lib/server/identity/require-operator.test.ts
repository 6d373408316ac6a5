import { headers } from "next/headers";
import { beforeEach, expect, it, vi } from "vitest";
import { type Environment, environment } from "@/lib/server/environment";
import { currentIdentity } from "./current-identity";
import type { Identity } from "./identify";
import { logRefusal } from "./log-refusal";
import { noteMissingPermission } from "./missing-permission";
import { requireOperator } from "./require-operator";
import { testSession } from "./test-identity";

vi.mock("next/headers", () => ({ headers: vi.fn() }));
vi.mock("./current-identity", () => ({ currentIdentity: vi.fn() }));
vi.mock("./log-refusal", () => ({ logRefusal: vi.fn() }));
vi.mock("./missing-permission", () => ({ noteMissingPermission: vi.fn() }));
vi.mock("@/lib/server/environment", () => ({ environment: vi.fn() }));

const hour = 60 * 60 * 1000;

beforeEach(() => {
  // `unauthorized` and `forbidden` exist only where next.config.js turns them on.
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");
  stand({ mode: "oidc" });
});

function stand({ mode }: Pick<Environment["auth"], "mode">): void {
  vi.mocked(environment).mockReturnValue({ auth: { mode } } as Environment);
}

const nobody: Identity = { kind: "unknown", reason: "no_session", facts: null };

/** How a page ends for a session of this age, or for none: Next's own mark on what is thrown. */
function endOf(sessionAge: number | null, requestHeaders: Record<string, string>): Promise<string> {
  if (sessionAge === null) return endFor(nobody, requestHeaders);
  return endFor({ kind: "known", session: testSession(new Date(Date.now() - sessionAge)) }, requestHeaders);
}

async function endFor(identity: Identity, requestHeaders: Record<string, string>): Promise<string> {
  vi.mocked(currentIdentity).mockResolvedValue(identity);
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

it("whoever comes past the gateway gets the 401 page and is never sent round to sign-in", async () => {
  stand({ mode: "proxy" });
  const past: Identity = { kind: "unknown", reason: "assertion_missing", facts: null };
  expect(await endFor(past, {})).toBe("NEXT_HTTP_ERROR_FALLBACK;401");
  expect(vi.mocked(logRefusal)).toHaveBeenCalledWith(
    expect.objectContaining({ reason: "assertion_missing", identity: past }),
  );
});

it.each(["oidc", "proxy"] as const)(
  "a role too few gets the 403 page, which is told the right (%s)",
  async (mode) => {
    stand({ mode });
    const session = { ...testSession(new Date()), roles: ["admin" as const] };
    expect(await endFor({ kind: "known", session }, {})).toBe("NEXT_HTTP_ERROR_FALLBACK;403");
    expect(vi.mocked(noteMissingPermission)).toHaveBeenLastCalledWith("refunds.request");
  },
);
