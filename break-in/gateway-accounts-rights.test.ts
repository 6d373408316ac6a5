import { afterAll, describe, expect, it } from "vitest";
import { identityUrl } from "./addresses";
import { changePerson, personNamed } from "./ask-stage";
import { filledForm, first, live, open, type Place, saying, us } from "./gateway-accounts-stage";
import { nothingLeaked } from "./nothing-leaked";
import { refusalsDuring } from "./server-log";

afterAll(() => nothingLeaked("gateway-accounts"));

/** The further accounts that this person's menu at the first one leads to. */
async function offeredTo(name: string): Promise<string[]> {
  const { text } = await open(first, "/", await saying(name, first));
  return [us.origin, live.origin].filter((origin) => text.includes(`href="${origin}`));
}

describe("a role", () => {
  it("in one account is none in another that takes the same assertions", async () => {
    const ana = await saying("Ana Ferreira", live);
    expect((await open(first, "/", ana)).status).toBe(200);
    const page = await open(live, "/", ana);
    expect(page.status).toBe(403);
    expect(page.text).toContain("Your account has no role in Refund Console.");
    const { post, calls } = await filledForm(live, "Mira Okafor");
    const refusals = await refusalsDuring("gateway-accounts", () => post(ana));
    expect(refusals).toContainEqual(expect.objectContaining({ reason: "no_permission", account: "live" }));
    expect(await calls()).toBe(0);
    await post(await saying("Mira Okafor", live));
    expect(await calls()).toBe(1);
  });

  it("fills the menu with those accounts only in which there is one", async () => {
    expect(await offeredTo("Ana Ferreira")).toEqual([us.origin]);
    expect(await offeredTo("Mira Okafor")).toEqual([us.origin, live.origin]);
  });

  it("that the gateway takes back is gone in every account with the next request", async () => {
    const { subject, groups } = await personNamed("Jonas Lindqvist");
    const forms = [
      await filledForm(first, "Jonas Lindqvist"),
      await filledForm(us, "Jonas Lindqvist"),
    ] as const;
    await changePerson(subject, { groups: [] });
    try {
      await forms[0].post(await saying("Jonas Lindqvist", first));
      await forms[1].post(await saying("Jonas Lindqvist", us));
    } finally {
      await changePerson(subject, { groups });
    }
    expect([await forms[0].calls(), await forms[1].calls()]).toEqual([0, 0]);
  });
});

it("who arrives is written down in the books of that account, and in no other's", async () => {
  const { subject } = await personNamed("Tomasz Zielinski");
  await open(us, "/refunds", await saying("Tomasz Zielinski", us));
  const actor = encodeURIComponent(`${identityUrl}|${subject}`);
  const path = `/audit-log/export?format=jsonl&event=session.began&actor=${actor}`;
  const rows = async (place: Place) => {
    const { status, text } = await open(place, path, await saying("Helen Sato", place));
    expect(status).toBe(200);
    return text.split("\n").filter((line) => line.includes('"seq"')).length;
  };
  expect([await rows(us), await rows(first), await rows(live)]).toEqual([1, 0, 0]);
});
