import { describe, expect, it } from "vitest";
import { webhookSilence } from "./webhook-silence";

const now = new Date("2026-11-22T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("webhooks", () => {
  it.each([
    ["one came in a moment ago", minutesAgo(1), [minutesAgo(10)]],
    ["one came in 29 minutes ago", minutesAgo(29), [minutesAgo(10)]],
    ["no refund was made", null, []],
    ["no refund was made since the last one", minutesAgo(90), [minutesAgo(91)]],
    ["the refund was made four minutes ago", minutesAgo(90), [minutesAgo(4)]],
  ])("are not called silent when %s", (_, lastWebhookAt, madeAt) => {
    expect(webhookSilence({ lastWebhookAt, madeAt }, now)).toBeNull();
  });

  it("are silent when refunds were made and none has come for half an hour, or ever", () => {
    const madeAt = [minutesAgo(10), minutesAgo(28), minutesAgo(40)];
    const lastWebhookAt = minutesAgo(30);
    expect(webhookSilence({ lastWebhookAt, madeAt }, now)).toEqual({ lastWebhookAt, refunds: 2 });
    expect(webhookSilence({ lastWebhookAt: null, madeAt }, now)).toEqual({ lastWebhookAt: null, refunds: 3 });
  });
});
