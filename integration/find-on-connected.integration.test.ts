import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSearch } from "@/lib/core/search/read-search";
import { chargeLedger } from "@/lib/server/database/charge-tables";
import { inTransaction } from "@/lib/server/database/database";
import type { TextIntent } from "@/lib/server/reads/find-by-text";
import { findEverywhere } from "@/lib/server/reads/find-everywhere";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { testCharge } from "../simulator/stripe/test-charge";
import type { ConnectedAccountObjects, FamilyObject } from "../simulator/stripe/world-object";
import { buildCustomer } from "../simulator/worlds/demo/build-customer";
import { customerId } from "../simulator/worlds/demo/stripe-id";
import { card } from "../simulator/worlds/demo/used-method";
import { allCalls, directPart, harbour, lumen } from "./connected-stage";
import { openStage, operatorNamed, type Stage } from "./stage";

const now = Math.floor(Date.now() / 1000);
const person = { name: "Noor Haddad", email: "noor@haddad.example", country: "FR" };

function paid(id: string, minutesAgo: number, fields: object = {}) {
  return testCharge({
    id,
    created: now - 60 * minutesAgo,
    currency: "eur",
    customer: customerId("noor"),
    payment_method_details: card("visa", "7391", "FR"),
    ...fields,
  });
}

const everybodys = (...charges: FamilyObject[]): FamilyObject[] => [
  ...buildCustomer("noor", person),
  ...charges,
];

function connectedWorld(account: string, objects: FamilyObject[]): ConnectedAccountObjects {
  return { object: "connected_account_objects", account, objects };
}

const world = () => [
  ...everybodys(paid("ch_3OursOfNoor000", 10)),
  connectedWorld(
    lumen,
    everybodys(paid("ch_3LumenNewer000", 5), paid("ch_3LumenOlder000", 20), {
      ...paid("py_3LumenTransfer", 7),
      source_transfer: "tr_0000Transfer",
    }),
  ),
  connectedWorld(harbour, everybodys(paid("ch_3Harbour000000", 1))),
];

describe("what somebody remembers of a payment on a connected account", () => {
  let stage: Stage;
  const place = { chargeId: "ch_3LumenOlder000", connectedAccount: lumen };

  beforeAll(async () => {
    stage = await openStage("embedded", world);
  });
  beforeEach(() => stage.control("DELETE faults"));
  afterAll(() => stage.close());

  async function found(text: string) {
    const looking = { after: null, locale: "en-US", searchKeys: ["order"] };
    const asked = await findEverywhere(readSearch(text, false) as TextIntent, stage.hands, looking);
    if (asked.kind !== "found") throw new Error(JSON.stringify(asked));
    return { ids: asked.value.charges.map(({ id }) => id), notes: asked.value.notes, asked: asked.value };
  }

  const texts = ["Haddad", "noor@haddad.example", "7391"];

  it("is not looked for where our books know no such account", async () => {
    await stage.control("DELETE requests");
    for (const text of texts) expect((await found(text)).ids).toEqual(["ch_3OursOfNoor000"]);
    const calls = await allCalls(stage);
    expect(calls.filter(({ stripeAccount }) => stripeAccount !== null)).toEqual([]);
  });

  it("is looked for on those that they know, newest first, and not for what transfers brought there", async () => {
    const outcome = await requestRefundWith(stage.hands, operatorNamed("Ana"), directPart(place, 100, 5_000));
    expect(outcome).toMatchObject({ kind: "made" });
    for (const text of texts) {
      const { ids, notes, asked } = await found(text);
      expect([text, ids]).toEqual([text, ["ch_3LumenNewer000", "ch_3OursOfNoor000", "ch_3LumenOlder000"]]);
      expect(asked.charges.map(({ connectedAccount }) => connectedAccount)).toEqual([lumen, null, lumen]);
      expect(notes).toEqual([]);
    }
  });

  it("names an account that does not answer, and shows what the others have", async () => {
    const on = { method: "GET", path: "/v1/charges*", account: lumen };
    await stage.control("POST faults", { on, fault: "error_500", times: 20 });
    for (const text of texts) {
      const { ids, notes } = await found(text);
      expect(ids).toEqual(["ch_3OursOfNoor000"]);
      expect(notes).toEqual([{ kind: "account_failed", account: lumen }]);
    }
  });

  it("names an account on which one way to look fails", async () => {
    const on = { method: "GET", path: "/v1/customers/search", account: lumen };
    await stage.control("POST faults", { on, fault: "permission_missing_403", times: 1 });
    const { ids, notes } = await found("Haddad");
    expect(ids).toContain("ch_3OursOfNoor000");
    expect(notes).toEqual([{ kind: "account_failed", account: lumen }]);
  });

  it("is looked for on five accounts at most, and the page says so", async () => {
    const [known] = await stage.hands.database.select().from(chargeLedger).limit(1);
    if (known === undefined) throw new Error("no charge in the books");
    const more = ["acct_1A", "acct_1B", "acct_1C", "acct_1D", "acct_1E"].map((connectedAccount) => ({
      ...known,
      chargeId: `ch_3Of${connectedAccount}`,
      connectedAccount,
    }));
    await inTransaction(stage.hands.database, async (transaction) => {
      await transaction.insert(chargeLedger).values(more);
    });
    await stage.control("DELETE requests");
    const { ids, notes } = await found("7391");
    expect(ids).toEqual(["ch_3OursOfNoor000"]);
    expect(notes).toContainEqual({ kind: "accounts_cut", asked: 5 });
    const asked = new Set((await allCalls(stage)).map(({ stripeAccount }) => stripeAccount));
    expect(asked.size).toBe(6);
  });
});
