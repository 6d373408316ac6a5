import { expect, it } from "vitest";
import { provider } from "./provider";
import { testIdentity } from "./test-identity";
import { startTestProvider } from "./test-provider";

it("a provider that was down is asked again, and once it answered not any more", async () => {
  const first = await startTestProvider(0);
  const identity = testIdentity({ issuer: first.issuer, trustsInsecureIssuer: true });
  await first.close();
  await expect(provider(identity)).rejects.toThrow();

  const second = await startTestProvider(Number(first.issuer.port));
  const configuration = await provider(identity);
  expect(configuration.serverMetadata().issuer).toBe(second.issuer.origin);
  await second.close();
  expect(await provider(identity)).toBe(configuration);
});
