import { describe, expect, it } from "vitest";
import { readSettings } from "./read-settings";

describe("the settings of the simulator", () => {
  it("have usual values", () => {
    expect(readSettings([], {})).toEqual({
      stripePort: 12_111,
      identityPort: 9_400,
      appUrl: "http://127.0.0.1:3000",
      furtherOrigins: [],
      clientSecret: "demo-client-secret",
      webhookSecret: null,
      webhookUrl: "http://127.0.0.1:3000/webhooks/stripe",
      furtherWebhooks: {},
      worldFile: null,
    });
  });

  it("come from the environment", () => {
    const environment = { SIMULATOR_PORT: "1", IDENTITY_PORT: "2", APP_URL: "http://localhost:4000/" };
    expect(readSettings([], environment)).toMatchObject({
      stripePort: 1,
      identityPort: 2,
      appUrl: "http://localhost:4000",
      webhookUrl: "http://localhost:4000/webhooks/stripe",
    });
  });

  it("name further origins, and an endpoint for each account that has a secret", () => {
    const environment = {
      SIMULATOR_FURTHER_ORIGINS: "http://us.localhost:4000/, http://live.localhost:4000",
      SIMULATOR_WEBHOOK_SECRET_US: "whsec_us",
      SIMULATOR_WEBHOOK_SECRET_CONNECT: "whsec_connect",
      SIMULATOR_WEBHOOK_URL_CONNECT: "http://127.0.0.1:4000/webhooks/connect",
      SIMULATOR_WEBHOOK_URL_LIVE: "http://127.0.0.1:4000/told/nothing",
    };
    expect(readSettings([], environment)).toMatchObject({
      furtherOrigins: ["http://us.localhost:4000", "http://live.localhost:4000"],
      furtherWebhooks: {
        us: { url: "http://127.0.0.1:3000/webhooks/stripe", secret: "whsec_us" },
        connect: { url: "http://127.0.0.1:4000/webhooks/connect", secret: "whsec_connect" },
      },
    });
    expect(readSettings([], environment).furtherWebhooks.live).toBeUndefined();
    expect(() => readSettings([], { SIMULATOR_FURTHER_ORIGINS: "nowhere" })).toThrow(/must be a web address/);
  });

  it("come from the command line before the environment", () => {
    const flags = ["--stripe-port", "3", "--world", "mine.json", "--webhook-secret", "whsec_x"];
    expect(readSettings(flags, { SIMULATOR_PORT: "1" })).toMatchObject({
      stripePort: 3,
      worldFile: "mine.json",
      webhookSecret: "whsec_x",
    });
  });

  it.each([
    [["--stripe-port", "http"], /must be a number up to 65535, not "http"/],
    [["--identity-port", "70000"], /identity provider must be a number/],
    [["--app-url", "nowhere"], /must be a web address, not "nowhere"/],
    [["--wrold", "x"], /--wrold/],
  ])("refuse %j in one sentence", (flags, sentence) => {
    expect(() => readSettings(flags, {})).toThrow(sentence);
  });
});
