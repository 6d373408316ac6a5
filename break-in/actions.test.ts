import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { tree } from "./addresses";
import { makePayment } from "./ask-stage";
import { doors } from "./doors";
import { nothingLeaked } from "./nothing-leaked";
import { postRefund } from "./post-refund";
import { originRefusalsDuring, refusalsDuring } from "./server-log";
import { Visitor } from "./visitor";

afterAll(() => {
  nothingLeaked("oidc");
  nothingLeaked("proxy");
});

type Action = { readonly id: string; readonly name: string };

/** Every action of the build, with the id under which a browser calls it. */
function actions(): readonly Action[] {
  const manifest = readFileSync(join(tree, ".next/server/server-reference-manifest.json"), "utf8");
  const { node } = JSON.parse(manifest) as { node: Record<string, { exportedName: string }> };
  return Object.entries(node).map(([id, { exportedName }]) => ({ id, name: exportedName }));
}

/** Who may call nothing, whatever the action; by name those that they may. */
const bystanders: Readonly<Record<string, readonly string[]>> = {
  "Helen Sato": ["signOffAccessAction"],
  "Sam Porter": [],
};

/** What an action is called with from a form, as React writes it: the state before, and a form with one field. */
function emptyForm(): FormData {
  const body = new FormData();
  body.append("0", '[{"kind":"idle"},"$K1"]');
  body.append("1_field", "");
  return body;
}

/** With what a form would send, and with nothing at all: the guard must be asked before anything is read. */
const callings: readonly [Record<string, string>, () => BodyInit][] = [
  [{ "content-type": "text/plain;charset=UTF-8" }, () => "[]"],
  [{}, emptyForm],
];

describe.each(doors)("an action on the $mode server", ({ mode, origin, enter }) => {
  it("is carried out for whoever may, from our own page, so the refusals below are about what is wrong", async () => {
    const { visitor, headers } = await enter("Ana Ferreira");
    expect((await postRefund(visitor, headers, { ...headers, origin })).calls).toBe(1);
    const sameSite = { ...headers, origin, "sec-fetch-site": "same-origin" };
    expect((await postRefund(visitor, headers, sameSite)).calls).toBe(1);
  });

  it.each<[string, (own: string) => Record<string, string>]>([
    ["another site", () => ({ origin: "https://evil.example" })],
    ["a hidden frame", () => ({ origin: "null" })],
    ["another port", () => ({ origin: "http://127.0.0.1:1" })],
    ["a neighbouring name", (own) => ({ origin: own.replace("127.0.0.1", "evil.127.0.0.1.example") })],
    ["another scheme", (own) => ({ origin: own.replace("http:", "https:") })],
    ["nowhere", () => ({})],
    [
      "another site that names itself the host",
      () => ({ origin: "https://evil.example", "x-forwarded-host": "evil.example" }),
    ],
    [
      "our own site, so the browser says otherwise",
      (own) => ({ origin: own, "sec-fetch-site": "cross-site" }),
    ],
    ["a sibling", (own) => ({ origin: own, "sec-fetch-site": "same-site" })],
  ])("from %s does nothing", async (_, forged) => {
    const { visitor, headers } = await enter("Ana Ferreira");
    const reasons = await originRefusalsDuring(mode, async () => {
      const { answer, calls } = await postRefund(visitor, headers, { ...headers, ...forged(origin) });
      expect(calls).toBe(0);
      expect(answer.text).not.toMatch(/ at \S+ \(|node_modules/);
    });
    expect(reasons).not.toEqual([]);
  });

  it("without a session does nothing, wherever it is posted to", async () => {
    const { visitor, headers } = await enter("Ana Ferreira");
    const poster = new Visitor(origin);
    for (const path of [
      undefined,
      "/",
      "/refunds",
      "/signed-out",
      "/healthz",
      "/auth/sign-in",
      "/no/such/page",
    ]) {
      const { answer, calls } = await postRefund(
        visitor,
        headers,
        { origin },
        { poster, ...(path ? { path } : {}) },
      );
      expect(calls).toBe(0);
      expect(answer.text).not.toContain("Ana Ferreira");
    }
  });

  it("called by its id without a session is refused, every one of them, at every kind of address", async () => {
    expect(actions().length).toBeGreaterThan(2);
    const payment = await makePayment();
    for (const { id } of actions()) {
      for (const [type, body] of callings) {
        const refusals = await refusalsDuring(mode, async () => {
          for (const path of ["/", `/charges/${payment}`, "/settings", "/signed-out", "/no/such/page"]) {
            const headers = { origin, "next-action": id, ...type };
            const { text } = await new Visitor(origin).post(path, body(), headers);
            expect(text).not.toMatch(/"ok":true|"kind":"(made|ended|done)"/);
          }
        });
        const reasons = new Set(refusals.map(({ reason }) => reason));
        expect(
          [...reasons].filter((reason) => reason === "no_session" || reason === "assertion_missing"),
        ).toHaveLength(1);
      }
    }
  });

  it.each(Object.entries(bystanders))(
    "called by its id by %s is refused, every one of them",
    async (who, own) => {
      const { visitor, headers } = await enter(who);
      for (const { id, name } of actions()) {
        const refusals = await refusalsDuring(mode, async () => {
          await visitor.post("/refunds", emptyForm(), { ...headers, origin, "next-action": id });
        });
        const refused = expect.objectContaining({ reason: "no_permission", permission: expect.any(String) });
        if (!own.includes(name)) expect(refusals, name).toContainEqual(refused);
      }
    },
  );

  it.each(["Helen Sato", "Sam Porter", "Tomasz Zielinski"])(
    "of an agent does nothing for %s",
    async (name) => {
      const ana = await enter("Ana Ferreira");
      const other = await enter(name);
      const refusals = await refusalsDuring(mode, async () => {
        const posting = { ...other.headers, origin };
        expect((await postRefund(ana.visitor, ana.headers, posting, { poster: other.visitor })).calls).toBe(
          0,
        );
      });
      expect(refusals).toContainEqual(expect.objectContaining({ reason: "no_permission" }));
    },
  );

  it.each(["internal:8080", "evil.example"])("is ours by APP_URL, not by the Host %s", async (host) => {
    const { visitor, headers } = await enter("Ana Ferreira");
    const claiming = { ...headers, host, origin: `http://${host}` };
    expect((await postRefund(visitor, headers, claiming)).calls).toBe(0);
    expect((await visitor.post("/choices", new URLSearchParams({ theme: "dark" }), claiming)).status).toBe(
      403,
    );
    // Next asks for Origin and Host to agree before ours is asked, so a gateway that hands on its own name must
    // hand on X-Forwarded-Host as well, as all of them do.
    const own = { ...headers, host, origin, "x-forwarded-host": new URL(origin).host };
    expect((await postRefund(visitor, headers, own)).calls).toBe(1);
  });
});
