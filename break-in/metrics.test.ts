import { afterAll, expect, it } from "vitest";
import { appUrl, gatewayUrl, secrets } from "./addresses";
import { nothingLeaked } from "./nothing-leaked";
import { postRefund } from "./post-refund";
import { refusalsDuring } from "./server-log";
import { Visitor } from "./visitor";

afterAll(() => nothingLeaked("oidc"));

const bearer = (token: string) => ({ authorization: `Bearer ${token}`, "x-forwarded-for": "203.0.113.77" });

it("figures are told to whoever shows the token, and hold no name, person or payment", async () => {
  const visitor = new Visitor(appUrl);
  await visitor.signIn("Ana Ferreira");
  expect((await postRefund(visitor, {}, { origin: appUrl })).calls).toBe(1);
  const answer = await new Visitor(appUrl).open("/metrics", bearer(secrets.metricsToken));
  expect(answer.status).toBe(200);
  expect(answer.text).toMatch(/^refund_console_requests_of_24_hours\{state="\w+"\} [1-9]/m);
  expect(answer.text).toMatch(/^process_cpu_seconds_total /m);
  expect(answer.text).not.toMatch(/Ana|Ferreira|@|https?:|\b(ch|re|rq|pi|cus)_/);
});

it.each<[string, Record<string, string>]>([
  ["no token", {}],
  ["another token", bearer(`${secrets.metricsToken}0`)],
  ["half of it", bearer(secrets.metricsToken.slice(0, 20))],
  ["nothing after the scheme", bearer("")],
  ["another scheme", { authorization: `Basic ${secrets.metricsToken}` }],
  ["the token alone", { authorization: secrets.metricsToken }],
])("%s gets nothing, and a line in the log", async (_, headers) => {
  const refusals = await refusalsDuring("oidc", async () => {
    const answer = await new Visitor(appUrl).open("/metrics", headers);
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain("refund_console");
  });
  expect(refusals).toContainEqual(expect.objectContaining({ reason: "token_wrong" }));
  const { text } = await new Visitor(appUrl).open("/metrics", bearer(secrets.metricsToken));
  expect(text).toMatch(/^refund_console_refusals_total\{reason="token_wrong"\} [1-9]/m);
});

it("a session is no token", async () => {
  const visitor = new Visitor(appUrl);
  await visitor.signIn("Tomasz Zielinski");
  expect((await visitor.open("/metrics")).status).toBe(401);
});

it("where no token is set up there is no such address, also for whoever shows none or an empty one", async () => {
  for (const headers of [{}, bearer(""), bearer("null")]) {
    const answer = await new Visitor(gatewayUrl).open("/metrics", headers);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("refund_console");
  }
});
