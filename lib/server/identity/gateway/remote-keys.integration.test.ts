import type { CompactJWSHeaderParameters, FlattenedJWSInput } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { remoteKeys } from "./remote-keys";
import { startTestGateway, type TestGateway } from "./test-gateway";

let played: TestGateway;
beforeAll(async () => {
  played = await startTestGateway();
});
beforeEach(() => {
  played.asked.length = 0;
  played.isDown = false;
  played.rsaKid = "rsa-1";
});
afterAll(() => played.close());

const token: FlattenedJWSInput = { payload: "", signature: "" };
const named = (kid: string): CompactJWSHeaderParameters => ({ alg: "RS256", kid });
const unreachable = { code: "ERR_KEYS_UNREACHABLE" };
const unknown = { code: "ERR_JWKS_NO_MATCHING_KEY" };

/** Keys whose time passes as the test says, for jose's own clock too. */
function keysInTime() {
  const begun = Date.now();
  let passed = 0;
  const clock = () => begun + passed;
  vi.spyOn(Date, "now").mockImplementation(clock);
  const keys = remoteKeys(new URL("jwks", played.keysAddress), clock);
  return { keys, minutesPass: (minutes: number) => (passed += minutes * 60_000) };
}

describe("the keys of a gateway", () => {
  it("let nobody in while they were never read, and ask again only after a while", async () => {
    const { keys, minutesPass } = keysInTime();
    played.isDown = true;
    for (let time = 0; time < 20; time += 1) {
      await expect(keys.keyFor(named("rsa-1"), token)).rejects.toMatchObject(unreachable);
    }
    expect(played.asked).toHaveLength(1);
    played.isDown = false;
    minutesPass(1);
    await expect(keys.keyFor(named("rsa-1"), token)).resolves.toMatchObject({ type: "public" });
  });

  it("go on serving for a day when their server is down, and no longer", async () => {
    const { keys, minutesPass } = keysInTime();
    await keys.keyFor(named("rsa-1"), token);
    played.isDown = true;
    minutesPass(11);
    await expect(keys.keyFor(named("rsa-1"), token)).resolves.toMatchObject({ type: "public" });
    await expect(keys.keyFor(named("new"), token)).rejects.toMatchObject(unknown);
    minutesPass(25 * 60);
    await expect(keys.keyFor(named("rsa-1"), token)).rejects.toMatchObject(unreachable);
  });

  it("are read again for a new key, and once for however many unknown ones", async () => {
    const { keys, minutesPass } = keysInTime();
    await keys.keyFor(named("rsa-1"), token);
    played.rsaKid = "rsa-2";
    minutesPass(1);
    await expect(keys.keyFor(named("rsa-2"), token)).resolves.toMatchObject({ type: "public" });
    await expect(keys.keyFor(named("rsa-1"), token)).rejects.toMatchObject(unknown);
    played.asked.length = 0;
    for (let number = 0; number < 500; number += 1) {
      await expect(keys.keyFor(named(`made-up-${number}`), token)).rejects.toMatchObject(unknown);
    }
    expect(played.asked.length).toBeLessThanOrEqual(1);
  });

  it("forget a key that was withdrawn within ten minutes", async () => {
    const { keys, minutesPass } = keysInTime();
    await keys.keyFor(named("rsa-1"), token);
    played.rsaKid = "rsa-2";
    minutesPass(11);
    await expect(keys.keyFor(named("rsa-1"), token)).rejects.toMatchObject(unknown);
  });
});
