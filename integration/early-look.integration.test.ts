import { afterAll, beforeAll, expect, it } from "vitest";
import { accountScopes, inAccount } from "@/lib/server/account-scope";
import { type Session, sealSession } from "@/lib/server/identity/session";
import { testIdentity, testSession } from "@/lib/server/identity/test-identity";
import { beginEarlyLook, takeEarlyLook } from "@/lib/server/workflows/early-look";
import { requestRefund } from "@/lib/server/workflows/request-refund";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";
import { standIn } from "./stand-in";

const identity = testIdentity({});
const ana = operatorNamed("Ana");

let stage: Stage;
let monotonicMilliseconds = 0;

beforeAll(async () => {
  stage = await openStage("embedded");
  const clock = { now: () => new Date(), monotonicMilliseconds: () => monotonicMilliseconds };
  standIn({ ...stage.hands, clock }, identity);
});
afterAll(() => stage.close());

type Headers = Readonly<Record<string, string>>;

async function headersOf(session: Session): Promise<Headers> {
  const sealed = await sealSession(session, new Date(), identity);
  return { cookie: `theme=dark; __Host-refunds=${sealed}`, origin: identity.appUrl.origin };
}

/** What `work` comes to inside of a request for this address, which begins with the look. */
function answering<T>(url: string, headers: Headers, work: () => Promise<T>): Promise<T> {
  return accountScopes().run({ host: identity.appUrl.host, url }, async () => {
    await beginEarlyLook({ url, header: (name) => headers[name] });
    return work();
  });
}

/** The reads of a charge that came over the wire meanwhile, and what `work` came to. */
async function readsDuring<T>(work: () => Promise<T>): Promise<[string[], T]> {
  const before = await paths();
  const result = await work();
  return [(await paths()).slice(before.length), result];
}

async function paths(): Promise<string[]> {
  const { requests } = (await stage.control("GET requests")) as {
    requests: { method: string; path: string }[];
  };
  return requests.map(({ method, path }) => `${method} ${path}`);
}

it("is the look that the refund rests on, and the only one", async () => {
  const charge = await payment(stage, 3000);
  const headers = await headersOf(testSession(new Date()));
  const [wire, outcome] = await readsDuring(() =>
    answering(`/charges/${charge}`, headers, () => requestRefund(ana, partOf(charge, 700, 3000))),
  );
  expect(outcome).toMatchObject({ kind: "made", refund: { state: "succeeded" } });
  expect(wire.toSorted()).toEqual([`GET /v1/charges/${charge}`, "GET /v1/refunds", "POST /v1/refunds"]);
});

it("is not of another charge than the form names", async () => {
  const [charge, other] = [await payment(stage, 3000), await payment(stage, 3000)];
  const headers = await headersOf(testSession(new Date()));
  const [wire, outcome] = await readsDuring(() =>
    answering(`/charges/${other}`, headers, () => requestRefund(ana, partOf(charge, 700, 3000))),
  );
  expect(outcome).toMatchObject({ kind: "made", refund: { chargeId: charge } });
  expect(wire).toContain(`GET /v1/charges/${charge}`);
});

it("is taken once, and not when the form took its time", async () => {
  const charge = await payment(stage, 3000);
  const headers = await headersOf(testSession(new Date()));
  await answering(`/charges/${charge}`, headers, async () => {
    expect(await takeEarlyLook(charge)).not.toBeNull();
    expect(await takeEarlyLook(charge)).toBeNull();
  });
  await answering(`/charges/${charge}`, headers, async () => {
    monotonicMilliseconds += 5_000;
    expect(await takeEarlyLook(charge)).toBeNull();
  });
});

it("is nobody's outside of a request, nor another request's", async () => {
  const charge = await payment(stage, 3000);
  const headers = await headersOf(testSession(new Date()));
  await answering(`/charges/${charge}`, headers, async () => {
    expect(await inAccount("", () => takeEarlyLook(charge))).toBeNull();
    expect(await answering("/", headers, () => takeEarlyLook(charge))).toBeNull();
  });
});

it.each<[string, (headers: Headers) => Headers, Partial<Session>]>([
  ["without a session", (headers) => ({ ...headers, cookie: "theme=dark" }), {}],
  ["with a session that nobody sealed", (headers) => ({ ...headers, cookie: "__Host-refunds=x" }), {}],
  ["of another site", (headers) => ({ ...headers, origin: "https://evil.example" }), {}],
  ["that says nothing of where it comes from", ({ cookie = "" }) => ({ cookie }), {}],
  ["of somebody without the right to refund", (headers) => headers, { roles: ["auditor"] }],
  ["of roles told long ago", (headers) => headers, { rolesAt: new Date(Date.now() - 16 * 60_000) }],
])("asks nothing of Stripe for an action %s", async (_what, change, session) => {
  const charge = await payment(stage, 3000);
  const headers = change(await headersOf({ ...testSession(new Date()), ...session }));
  const [wire, look] = await readsDuring(() =>
    answering(`/charges/${charge}`, headers, () => takeEarlyLook(charge)),
  );
  expect([wire, look]).toEqual([[], null]);
});
