import { afterAll, expect, it } from "vitest";
import { gatewayUrl, identityUrl } from "./addresses";
import { changePerson, personNamed } from "./ask-stage";
import { assertionOf, carrying } from "./assertions";
import { nothingLeaked } from "./nothing-leaked";
import { Visitor } from "./visitor";

afterAll(() => nothingLeaked("proxy"));

const visitor = new Visitor(gatewayUrl);

it("who arrives, and with which roles, is written down once and again when the roles are others", async () => {
  const { subject, groups } = await personNamed("Mira Okafor");
  const visit = async () => visitor.open("/refunds", carrying(await assertionOf("Mira Okafor")));
  await visit();
  await visit();
  await changePerson(subject, { groups: ["refund-agents"] });
  try {
    await visit();
  } finally {
    await changePerson(subject, { groups });
  }
  const helen = carrying(await assertionOf("Helen Sato"));
  const review = await visitor.open("/settings/access", helen);
  expect(review.status).toBe(200);
  expect(review.text).toContain("Mira Okafor");
  const rowsOf = async (event: string) => {
    const actor = encodeURIComponent(`${identityUrl}|${subject}`);
    const { text } = await visitor.open(
      `/audit-log/export?format=jsonl&event=${event}&actor=${actor}`,
      helen,
    );
    return text.split("\n").filter((line) => line.includes('"seq"'));
  };
  expect(await rowsOf("session.began")).toHaveLength(1);
  const changed = await rowsOf("session.roles_changed");
  expect(changed).toHaveLength(1);
  expect(changed[0]).toContain("agent");
});
